package org.precedent.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeQuoteTest {

  @Test
  void the_readme_quotes_the_class_that_the_tests_run() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/org/precedent/example/UserAttributesClient.java"));
    String quoted = source.substring(source.indexOf("import "));

    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + quoted + "```");
  }
}
