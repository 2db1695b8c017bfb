package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;

/** A server whose directory has never answered. */
class DeadDirectoryIT {

  private static int port;
  private static RunningServer server;
  private static LookerClient admin;

  @BeforeAll
  static void start() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    server =
        RunningServer.start(
            Map.of(
                "PRECEDENT_LDAP_URL",
                "ldap://127.0.0.1:" + port,
                "PRECEDENT_LDAP_CONNECT_TIMEOUT",
                "PT2S",
                "PRECEDENT_LDAP_RESPONSE_TIMEOUT",
                "PT2S"));
    admin = LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void assertToldToWait() {
    Answer answer =
        new SsoClient(server.address())
            .send("POST", "/user/login", "username", "agreen", "password", "precedent");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isPresent();
  }

  @Test
  void a_directory_that_is_away_degrades_the_server_and_nothing_more() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> server.body("/health/ready").contains("\"degraded\""));

    assertThat(server.readiness()).isEqualTo(200);
    assertThat(server.body("/health/ready"))
        .contains("why")
        .containsPattern("\"since\"\\s*:\\s*\"20");
    assertThat(admin.get("/users").status()).isEqualTo(200);
    assertToldToWait();
    assertThat(server.log()).contains("The directory is not mirrored now").doesNotContain("\tat ");
  }

  @Test
  void a_directory_that_accepts_and_never_answers_keeps_nobody_waiting_longer_than_the_time_out()
      throws IOException {
    try (ServerSocket silent = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      assertThat(silent.isBound()).isTrue();
      long started = System.nanoTime();

      assertToldToWait();

      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
      assertThat(admin.get("/ldap_config").status()).isEqualTo(200);
      assertThat(admin.put("/ldap_config/test_connection", Jsons.object()).string("status"))
          .isEqualTo("error");
    }
  }
}
