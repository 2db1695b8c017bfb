package org.precedent.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogScanTest {

  private static final String SECRET = "a secret of nobody";

  @TempDir Path folder;

  private List<String> findings(String text) throws IOException {
    Path log = Files.writeString(folder.resolve("log"), text);
    return new LogScan(List.of(SECRET, "a secret of others")).findings(List.of(log));
  }

  @Test
  void a_secret_in_a_log_is_found_and_not_told() throws IOException {
    List<String> findings = findings("first line\n[INFO] password=" + SECRET + "!\n");

    assertThat(findings).hasSize(1).allMatch(place -> place.endsWith("log:2"));
    assertThat(findings.toString()).doesNotContain(SECRET);
  }

  @Test
  void each_place_counts() throws IOException {
    assertThat(findings(SECRET + SECRET + "\na secret of others")).hasSize(3);
  }

  @Test
  void what_only_begins_like_a_secret_is_none() throws IOException {
    assertThat(findings("a secret of no")).isEmpty();
  }

  @Test
  void secrets_are_read_from_messages_by_the_names_of_members() {
    KnownSecrets.addFrom(
        "{\"ust\": \"token-of-a-test-0123456789\", \"username\": \"somebody else\"}");

    assertThat(KnownSecrets.all())
        .contains("token-of-a-test-0123456789")
        .doesNotContain("somebody else");
  }
}
