package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.RunningServer;
import org.precedent.testing.TestDestination;

/**
 * The first session of the README, command by command, against a new server: each prints what the
 * README says.
 */
class ReadmeIT {

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "<!-- example: (.*?) -->\n```sh\n(.*?)```\n(?:```json\n(.*?)```)?", Pattern.DOTALL);

  private record Example(String name, String commands, String answer) {}

  private static List<Example> examples() throws IOException {
    Matcher found = EXAMPLE.matcher(Files.readString(Path.of("README.md")));
    List<Example> examples = new ArrayList<>();
    while (found.find()) {
      String answer = found.group(3) == null ? "" : found.group(3);
      examples.add(new Example(found.group(1), found.group(2), answer));
    }
    return examples;
  }

  private static String shell(String script) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
    try (InputStream out = process.getInputStream()) {
      String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return printed;
    }
  }

  @Test
  void every_example_prints_what_the_readme_says() throws IOException, InterruptedException {
    List<Example> examples = examples();
    assertThat(examples).hasSizeGreaterThan(7);
    StringBuilder before = new StringBuilder();
    try (TestDestination destination = TestDestination.http(ReadmeIT::answer);
        RunningServer server =
            RunningServer.start(
                Map.of("PRECEDENT_LDAP_URL", "", "PRECEDENT_DELIVERY_NETWORKS", "127.0.0.1/32"))) {
      // Nobody types the first command before.
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> server.body("/health/ready").contains("\"mirrored\""));
      String address = server.address().getAuthority();
      for (Example example : examples) {
        String commands = here(example.commands().replace("localhost:8080", address), destination);
        String printed = shell(before + "\n" + commands);
        if (example.name().equals("keep the token")) {
          before.append(commands);
        }
        assertThat(normalized(printed))
            .as(example.name())
            .isEqualTo(normalized(here(example.answer(), destination)));
      }
    }
  }

  // What the README sends to the outside, stays on this machine.
  private static String here(String text, TestDestination destination) {
    return text.replace("https://api.example.org", "http://127.0.0.1:" + destination.port());
  }

  private static void answer(byte[] request, OutputStream out) throws IOException {
    boolean authorized =
        new String(request, StandardCharsets.ISO_8859_1).contains("Bearer s3cret-of-grace\r\n");
    String status = authorized ? "200 OK" : "401 Unauthorized";
    out.write(
        ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  // The token and the correlation id differ each time; line ends are the README's own.
  private static String normalized(String text) {
    return text.replaceAll("\"(access_token|cid|ust)\":\"[^\"]+\"", "\"$1\":\"...\"")
        .replaceAll("\"duration_ms\":[0-9]+", "\"duration_ms\":0")
        .replaceAll("\"started_at\":\"[^\"]+\"", "\"started_at\":\"...\"")
        .replace("\n", "")
        .strip();
  }
}
