package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.it.support.Examples;
import org.precedent.it.support.RunningServer;

/**
 * The first session of the README, and the examples of the own API, command by command, against a
 * new server: each prints what the page says.
 */
class ReadmeIT {

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/api.md"})
  void every_example_prints_what_the_page_says(String page)
      throws IOException, InterruptedException {
    try (RunningServer server = RunningServer.start(Map.of("PRECEDENT_LDAP_URL", ""))) {
      // Nobody types the first command before.
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> server.body("/health/ready").contains("\"mirrored\""));

      List<Examples.Run> runs = Examples.run(Path.of(page), server);

      assertThat(runs).hasSizeGreaterThan(5);
      for (Examples.Run run : runs) {
        assertThat(run.printed()).as(run.name()).isEqualTo(run.expected());
      }
    }
  }
}
