package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.it.support.Examples;
import org.precedent.it.support.RunningServer;
import org.precedent.testing.TestDestination;

/**
 * The first session of the README, and the examples of the own API, command by command, against a
 * new server: each prints what the page says.
 */
class ReadmeIT {

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/api.md"})
  void every_example_prints_what_the_page_says(String page)
      throws IOException, InterruptedException {
    try (TestDestination destination = TestDestination.http(ReadmeIT::answer);
        RunningServer server =
            RunningServer.start(
                Map.of("PRECEDENT_LDAP_URL", "", "PRECEDENT_DELIVERY_NETWORKS", "127.0.0.1/32"))) {
      // Nobody types the first command before.
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> server.body("/health/ready").contains("\"mirrored\""));

      List<Examples.Run> runs = Examples.run(Path.of(page), here(server, destination));

      assertThat(runs).hasSizeGreaterThan(5);
      for (Examples.Run run : runs) {
        assertThat(run.printed()).as(run.name()).isEqualTo(run.expected());
      }
    }
  }

  // What the pages send to the outside, stays on this machine.
  private static Map<String, String> here(RunningServer server, TestDestination destination) {
    return Map.of(
        "localhost:8080", server.address().getAuthority(),
        "https://api.example.org", "http://127.0.0.1:" + destination.port());
  }

  private static void answer(byte[] request, OutputStream out) throws IOException {
    boolean authorized =
        new String(request, StandardCharsets.ISO_8859_1).contains("Bearer s3cret-of-grace\r\n");
    String status = authorized ? "200 OK" : "401 Unauthorized";
    out.write(
        ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
  }
}
