package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.precedent.directory.ldap.LiveDirectory;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;

/** The packaged server with a directory, over the wire. */
class DirectoryIT {

  private static final String PASSWORD = LiveDirectory.PASSWORD;

  private static LookerClient admin(RunningServer server) {
    return LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }

  private static void awaitState(RunningServer server, String state) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> server.body("/health/ready").contains("\"" + state + "\""));
  }

  @Test
  void the_demo_company_is_mirrored_soon_after_the_start() {
    try (RunningServer server = RunningServer.start(Map.of("PRECEDENT_LDAP_URL", ""))) {
      awaitState(server, "mirrored");
      LookerClient admin = admin(server);

      Answer found = admin.get("/users/search?email=j%25&fields=id,credentials_ldap,email");
      assertThat(found.objects()).isNotEmpty();
      assertThat(found.objects())
          .allSatisfy(
              user ->
                  assertThat(user.getJsonObject("credentials_ldap").getString("ldap_dn"))
                      .endsWith("dc=example,dc=com"));
      String user = found.objects().get(0).getString("id");
      assertThat(admin.patch("/users/" + user, Jsons.object("last_name", "Other")).status())
          .isEqualTo(403);
      String group = admin.get("/groups/search?name=sales").objects().get(0).getString("id");
      String inner = admin.get("/groups/search?name=sales-asia").objects().get(0).getString("id");
      assertThat(admin.get("/groups/" + group).object().getBoolean("externally_managed")).isTrue();
      assertThat(
              List.of(
                  admin.delete("/groups/" + group).status(),
                  admin.patch("/groups/" + group, Jsons.object("name", "Other")).status(),
                  admin.post("/groups/" + group + "/users", Jsons.object("user_id", user)).status(),
                  admin.delete("/groups/" + group + "/users/" + user).status(),
                  admin.delete("/groups/" + group + "/groups/" + inner).status(),
                  admin
                      .post("/groups/" + group + "/groups", Jsons.object("group_id", group))
                      .status()))
          .containsOnly(403);
      assertThat(
              admin
                  .patch("/users/" + user + "/attribute_values/5", Jsons.object("value", "UTC"))
                  .status())
          .isEqualTo(200);
      assertThat(admin.get("/users/search?roles_like=Admin&fields=id").objects())
          .hasSizeGreaterThanOrEqualTo(1);
      assertThat(server.body("/metrics"))
          .contains(
              "directory_mirror_people",
              "directory_mirror_phase",
              "directory_mirror_done",
              "directory_mirror_total");
      assertThat(server.log()).doesNotContain("SEVERE");
    }
  }

  @Test
  void an_answer_that_looks_like_a_catastrophe_is_told_and_nobody_is_disabled() {
    try (LiveDirectory directory = LiveDirectory.memory()) {
      List<String> people = directory.people("person", 20);
      try (RunningServer server = RunningServer.start(directory.settings())) {
        awaitState(server, "mirrored");
        people.forEach(directory::delete);
        awaitState(server, "degraded");

        assertThat(server.readiness()).isEqualTo(200);
        assertThat(server.body("/health/ready"))
            .contains("20 of 21 people are gone", "PRECEDENT_LDAP_MAX_VANISHED_PERCENT");
        assertThat(server.log())
            .contains("The directory is not mirrored now")
            .contains("20 of 21 people are gone, more than 20 %, or all of them");
        assertThat(admin(server).get("/users?fields=is_disabled").objects())
            .hasSizeGreaterThan(20)
            .allSatisfy(user -> assertThat(user.getBoolean("is_disabled")).isFalse());

        assertThat(
                new SsoClient(server.address())
                    .send("POST", "/user/login", "username", "keeper", "password", PASSWORD)
                    .status())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void a_directory_that_is_away_degrades_the_server_and_nothing_more() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    try (RunningServer server =
        RunningServer.start(Map.of("PRECEDENT_LDAP_URL", "ldap://127.0.0.1:" + nobody))) {
      awaitState(server, "degraded");

      assertThat(server.readiness()).isEqualTo(200);
      assertThat(server.body("/health/ready"))
          .contains("why")
          .containsPattern("\"since\"\\s*:\\s*\"20");
      assertThat(admin(server).get("/users").status()).isEqualTo(200);
      assertToldToWait(server);
      assertThat(server.log())
          .contains("The directory is not mirrored now")
          .doesNotContain("\tat ");
    }
  }

  private static void assertToldToWait(RunningServer server) {
    Answer answer =
        new SsoClient(server.address())
            .send("POST", "/user/login", "username", "agreen", "password", "precedent");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isPresent();
  }

  @Test
  void a_directory_that_accepts_and_never_answers_keeps_nobody_waiting_longer_than_the_time_out()
      throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RunningServer server =
            RunningServer.start(
                Map.of(
                    "PRECEDENT_LDAP_URL",
                    "ldap://127.0.0.1:" + silent.getLocalPort(),
                    "PRECEDENT_LDAP_CONNECT_TIMEOUT",
                    "PT2S",
                    "PRECEDENT_LDAP_RESPONSE_TIMEOUT",
                    "PT2S"))) {
      long started = System.nanoTime();

      assertToldToWait(server);

      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
      assertThat(admin(server).get("/ldap_config").status()).isEqualTo(200);
      assertThat(admin(server).put("/ldap_config/test_connection", Jsons.object()).string("status"))
          .isEqualTo("error");
    }
  }
}
