package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precedent.directory.ldap.LiveDirectory;
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
}
