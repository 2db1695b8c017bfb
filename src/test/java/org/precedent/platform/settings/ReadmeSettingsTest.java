package org.precedent.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeSettingsTest {

  private static String row(Setting<?> setting) {
    String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
    return "| `%s` | %s | %s |"
        .formatted(setting.environmentName(), fallback, setting.description());
  }

  private static List<String> readmeRows() throws IOException {
    return Files.readAllLines(Path.of("README.md")).stream()
        .filter(line -> line.startsWith("| `PRECEDENT_"))
        .toList();
  }

  @Test
  void the_readme_tells_every_setting_with_its_default_and_its_meaning() throws IOException {
    assertThat(readmeRows())
        .containsExactlyElementsOf(Settings.ALL.stream().map(ReadmeSettingsTest::row).toList());
  }
}
