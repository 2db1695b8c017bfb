package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.precedent.directory.ldap.LiveDirectory;
import org.precedent.it.support.Answer;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;

/** Entries without an immutable id are nobody here. */
class DirectoryWithoutIdsIT {

  @Test
  void an_entry_without_an_immutable_id_is_refused_and_one_with_it_is_not() {
    try (LiveDirectory directory = LiveDirectory.memory()) {
      directory.person("anna", "employeeNumber", "E1");
      directory.person("bert");
      Map<String, String> settings = new HashMap<>(directory.settings());
      settings.put("PRECEDENT_LDAP_ID_ATTRIBUTE", "employeeNumber");
      try (RunningServer server = RunningServer.start(settings)) {
        SsoClient sso = new SsoClient(server.address());

        assertThat(sso.token("anna", LiveDirectory.PASSWORD)).isNotEmpty();
        Answer refused =
            sso.send("POST", "/user/login", "username", "bert", "password", LiveDirectory.PASSWORD);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(SsoClient.code(refused)).isEqualTo("E005001");
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> server.log().contains("is left out, since it lacks"));
      }
    }
  }
}
