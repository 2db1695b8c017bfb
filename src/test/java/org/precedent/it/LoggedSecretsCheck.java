package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precedent.testing.KnownSecrets;
import org.precedent.testing.LogScan;

/**
 * Runs after all other tests, in an execution of its own: whatever servers, commands and tests have
 * logged, none of the secrets that they had to do with stands there.
 */
class LoggedSecretsCheck {

  private static final Path TARGET = Path.of("target").toAbsolutePath();

  @Test
  void no_log_of_the_whole_run_holds_a_secret() throws IOException {
    Set<String> secrets = KnownSecrets.all();
    for (Path keyset : files("it", "keyset.json")) {
      addKeys(keyset, secrets);
    }
    List<Path> logs =
        Stream.of(
                files("it", "log"),
                files("it", "keys.log"),
                files("surefire-reports", "-output.txt"),
                files("failsafe-reports", "-output.txt"))
            .flatMap(List::stream)
            .toList();

    assertThat(secrets).as("secrets that tests remembered").isNotEmpty();
    assertThat(logs).as("logs").isNotEmpty();
    assertThat(new LogScan(secrets).findings(logs)).isEmpty();
  }

  private static List<Path> files(String folder, String end) throws IOException {
    Path root = TARGET.resolve(folder);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> named(file.getFileName().toString(), end))
          .toList();
    }
  }

  private static boolean named(String name, String end) {
    return end.startsWith("-") ? name.endsWith(end) : name.equals(end);
  }

  // A keyset may also be wrapped, or spoilt by a test: then it holds no key in the clear.
  private static void addKeys(Path keyset, Set<String> secrets) throws IOException {
    if (!Files.readString(keyset).contains("\"keyData\"")) {
      return;
    }
    try (JsonReader reader = Json.createReader(Files.newBufferedReader(keyset))) {
      for (JsonObject key : reader.readObject().getJsonArray("key").getValuesAs(JsonObject.class)) {
        secrets.add(key.getJsonObject("keyData").getString("value"));
      }
    }
  }
}
