package org.precedent.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.precedent.identity.Problem;

class WordsTest {

  private static final Problem RULE = Problem.invalid("value", "value must be a number.");

  @Test
  void a_page_in_english_tells_the_rule_itself() {
    assertThat(Words.problem(RULE, Locale.ENGLISH)).isEqualTo("It can’t be saved like this.");
    assertThat(Words.detail(RULE, Locale.ENGLISH)).isEqualTo("value must be a number.");
  }

  @Test
  void a_page_in_german_has_no_english_in_it() {
    assertThat(Words.problem(RULE, Locale.GERMAN)).startsWith("Der Wert passt nicht");
    assertThat(Words.detail(RULE, Locale.GERMAN)).isEmpty();
    assertThat(Words.problem(Problem.missing("label"), Locale.GERMAN))
        .isEqualTo(Texts.in(Locale.GERMAN, "problem.missing", "Bezeichnung"));
    assertThat(Words.gone("definition", Locale.GERMAN))
        .isEqualTo("Dieses Attribut gibt es nicht mehr.");
    assertThat(Words.inEnglish("Only an administrator may do this.", Locale.GERMAN)).isEmpty();
  }

  @Test
  void a_rule_without_words_is_told_in_english() {
    Problem odd = Problem.invalid("odd", "It is odd.");

    assertThat(Words.detail(odd, Locale.GERMAN)).isEqualTo("It is odd.");
    assertThat(Words.gone("email credential", Locale.ENGLISH))
        .isEqualTo(Texts.in(Locale.ENGLISH, "gone"));
  }
}
