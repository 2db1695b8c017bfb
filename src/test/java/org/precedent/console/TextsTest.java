package org.precedent.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static Properties texts(String name) throws IOException {
    Properties texts = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(TextsTest.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }

  @Test
  void both_languages_have_the_same_texts() throws IOException {
    assertThat(texts("texts_de.properties").keySet())
        .containsExactlyInAnyOrderElementsOf(texts("texts.properties").keySet());
  }

  @Test
  void no_text_has_an_apostrophe_that_would_vanish_from_a_pattern() throws IOException {
    assertThat(texts("texts.properties").values()).noneMatch(text -> text.toString().contains("'"));
    assertThat(texts("texts_de.properties").values())
        .noneMatch(text -> text.toString().contains("'"));
  }

  @Test
  void who_speaks_neither_language_reads_english() {
    assertThat(Texts.in(Locale.JAPANESE, "login")).isEqualTo("Log in");
    assertThat(Texts.in(Locale.GERMAN, "login")).isEqualTo("Anmelden");
  }

  @Test
  void numbers_are_put_into_sentences() {
    assertThat(Texts.in(Locale.ENGLISH, "me.sessions.ended", 2))
        .isEqualTo("2 sessions have ended.");
    assertThat(Texts.in(Locale.ENGLISH, "login.limited", 1L)).contains("in a minute");
  }
}
