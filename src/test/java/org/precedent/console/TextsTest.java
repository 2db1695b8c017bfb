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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.console.imports.ImportRefusedException;
import org.precedent.console.imports.ProblemCode;

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

  @ParameterizedTest
  @ValueSource(strings = {"texts", "operations"})
  void both_languages_have_the_same_texts(String bundle) throws IOException {
    assertThat(texts(bundle + "_de.properties").keySet())
        .containsExactlyInAnyOrderElementsOf(texts(bundle + ".properties").keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"texts", "texts_de", "operations", "operations_de"})
  void no_text_has_an_apostrophe_that_would_vanish_from_a_pattern(String bundle)
      throws IOException {
    assertThat(texts(bundle + ".properties").values())
        .noneMatch(text -> text.toString().contains("'"));
  }

  @Test
  void each_text_is_in_one_bundle_only() throws IOException {
    assertThat(texts("texts.properties").keySet())
        .doesNotContainAnyElementsOf(texts("operations.properties").keySet());
  }

  @Test
  void whatever_can_be_wrong_with_a_file_is_said_in_words() {
    for (ProblemCode code : ProblemCode.values()) {
      assertThat(Texts.has("import.problem." + code.code())).as(code.code()).isTrue();
    }
    for (ImportRefusedException.Why why : ImportRefusedException.Why.values()) {
      assertThat(Texts.has("import.refused." + why.code())).as(why.code()).isTrue();
    }
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
