package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precedent.it.support.RunningServer;
import org.precedent.secrecy.KeysetFile;

/** What the packaged server does with what it is started with. */
class StartIT {

  private static List<String> lines(RunningServer server) {
    return server.log().lines().filter(line -> !line.isBlank()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PRECEDENT_RATE_LIMIT_PER_MINUTE|many",
        "PRECEDENT_RATE_LIMIT_PER_MINUTE|0",
        "PRECEDENT_DB_URL|jdbc:oracle:thin:@x",
        "PRECEDENT_BIND_ADDRESS|not an address",
        "PRECEDENT_DATA_DIR|/proc/nothing/here",
        "PRECEDENT_HTTP_THREADS|-1",
        "PRECEDENT_DB_POOL_MAX|1",
        "PRECEDENT_BASE_URL|ftp://x",
        "PRECEDENT_TRUSTED_PROXIES|proxy.example.org",
        "PRECEDENT_ADMIN_CLIENT_SECRET|''",
      })
  void a_wrong_setting_ends_the_start_with_one_line_that_names_it(String setting, String value) {
    try (RunningServer server = RunningServer.launch(Map.of(setting, value))) {
      assertThat(server.awaitExit()).isNotZero();
      assertThat(lines(server)).hasSize(1).allMatch(line -> line.startsWith(setting + ": "));
    }
  }

  @Test
  void a_wrong_setting_of_the_directory_ends_the_start_with_a_line_that_names_it() {
    Map<String, String> settings = Map.of("PRECEDENT_LDAP_ADMIN_GROUP", "administrators");
    try (RunningServer server = RunningServer.launch(settings)) {
      assertThat(server.awaitExit()).isNotZero();
      assertThat(lines(server))
          .filteredOn(line -> line.startsWith("PRECEDENT_LDAP_ADMIN_GROUP: "))
          .hasSize(1);
    }
  }

  @Test
  void a_secret_is_not_repeated_in_the_line_about_it() {
    String secret = "jdbc:postgresql-hidden://user:hunter2@host/db";
    try (RunningServer server = RunningServer.launch(Map.of("PRECEDENT_DB_URL", secret))) {
      assertThat(server.awaitExit()).isNotZero();
      assertThat(server.log()).doesNotContain("hunter2");
    }
  }

  @Test
  void it_ends_when_asked_to_and_a_lost_or_a_wrong_keyset_ends_its_next_start_with_a_line()
      throws IOException {
    try (RunningServer server = RunningServer.start(Map.of())) {
      assertThat(server.terminate()).isEqualTo(143);
      Path data = server.folder().resolve("data");
      Path keyset = data.resolve("keyset.json");
      Files.delete(keyset);
      assertThat(refused(data)).contains("keyset file").contains("is missing");

      new KeysetFile(keyset, Optional.empty()).load(false);
      assertThat(refused(data)).contains("not the one of this database");
    }
  }

  private static String refused(Path data) {
    RunningServer again = RunningServer.launch(Map.of("PRECEDENT_DATA_DIR", data.toString()));
    assertThat(again.awaitExit()).isNotZero();
    return again.log();
  }

  @Test
  void without_a_configured_credential_it_makes_one_up_prints_it_once_and_keeps_it() {
    Map<String, String> settings =
        Map.of("PRECEDENT_ADMIN_CLIENT_ID", "", "PRECEDENT_ADMIN_CLIENT_SECRET", "");
    try (RunningServer server = RunningServer.start(settings)) {
      server.kill();
      server.restart();

      assertThat(server.log().lines().filter(line -> line.contains("client_secret="))).hasSize(1);
    }
  }
}
