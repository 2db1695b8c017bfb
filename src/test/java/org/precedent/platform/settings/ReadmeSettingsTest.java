package org.precedent.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precedent.directory.ldap.LdapSetting;

class ReadmeSettingsTest {

  private static String row(Setting<?> setting) {
    return row(setting.environmentName(), setting.fallback(), setting.description());
  }

  private static String row(LdapSetting setting) {
    return row(setting.environmentName(), setting.fallback(), setting.description());
  }

  private static String row(String name, String fallback, String description) {
    return "| `%s` | %s | %s |"
        .formatted(name, fallback.isEmpty() ? "" : "`" + fallback + "`", description);
  }

  private static Stream<String> rows() {
    return Stream.concat(
        Settings.ALL.stream().map(ReadmeSettingsTest::row),
        Arrays.stream(LdapSetting.values()).map(ReadmeSettingsTest::row));
  }

  private static List<String> readmeRows() throws IOException {
    return Files.readAllLines(Path.of("README.md")).stream()
        .filter(line -> line.startsWith("| `PRECEDENT_"))
        .toList();
  }

  @Test
  void the_readme_tells_every_setting_with_its_default_and_its_meaning() throws IOException {
    assertThat(readmeRows()).containsExactlyElementsOf(rows().toList());
  }
}
