package org.precedent.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextMatchTest {

  private static boolean matches(String parameter, String text) {
    return TextMatch.parse(parameter).matches(text);
  }

  @Test
  void wildcards_stand_for_any_characters_and_for_one() {
    assertThat(matches("D_m%", "Damage")).isTrue();
    assertThat(matches("d_M%", "dump")).isTrue();
    assertThat(matches("dan%", "David")).isFalse();
    assertThat(matches("%", "")).isTrue();
    assertThat(matches("a%", "a\nb")).isTrue();
  }

  @Test
  void a_pattern_without_wildcards_is_the_whole_text() {
    assertThat(matches("Admin", "admin")).isTrue();
    assertThat(matches("Adm", "admin")).isFalse();
    assertThat(matches("a.c", "abc")).isFalse();
  }

  @Test
  void a_backslash_before_a_wildcard_or_itself_takes_it_literally() {
    assertThat(matches("100\\%", "100%")).isTrue();
    assertThat(matches("100\\%", "1000")).isFalse();
    assertThat(matches("a\\\\b", "a\\b")).isTrue();
    assertThat(matches("a\\b!", "a\\b!")).isTrue();
  }

  @Test
  void special_expressions_ask_for_presence() {
    assertThat(matches("IS NULL", "")).isTrue();
    assertThat(matches("is null", "x")).isFalse();
    assertThat(matches("NOT NULL", "x")).isTrue();
    assertThat(matches("NOT NULL", "")).isFalse();
  }

  @Test
  void what_no_database_can_hold_matches_nothing() {
    assertThat(TextMatch.parse("a\0")).isEqualTo(new TextMatch.Never());
    assertThat(matches("%\uD800", "\uD800")).isFalse();
  }

  @Test
  void letters_match_in_any_case_and_a_wildcard_takes_a_whole_character() {
    assertThat(matches("ÄÖ%ü", "äöxyzÜ")).isTrue();
    assertThat(matches("_", "😀")).isTrue();
    assertThat(matches("__", "😀")).isFalse();
  }

  @Test
  void a_wildcard_takes_as_much_as_what_follows_needs() {
    assertThat(matches("%ab%ab", "ababxab")).isTrue();
    assertThat(matches("%ab", "abc")).isFalse();
    assertThat(matches("a%_c", "ac")).isFalse();
    assertThat(matches("a%_c%", "abcc")).isTrue();
  }

  @Test
  void many_wildcards_cost_no_more_than_the_text_times_the_pattern() {
    String pattern = "%a".repeat(2000) + "b";

    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(matches(pattern, "a".repeat(4000))).isFalse());
  }

  @Test
  void wildcards_in_a_row_are_one() {
    assertThat(TextMatch.parse("a%%%b%\\%%")).isEqualTo(new TextMatch.Like("a%b%!%%"));
    assertThat(((TextMatch.Like) TextMatch.parse("a%%%b%\\%%")).wildcards()).isEqualTo(3);
  }

  @Test
  void an_exact_text_has_no_wildcards() {
    TextMatch match = TextMatch.exactly("100%_of!all");

    assertThat(match.matches("100%_OF!all")).isTrue();
    assertThat(match.matches("100xx of!all")).isFalse();
    assertThat(match.matches("100%_ofall")).isFalse();
    assertThat(TextMatch.exactly("IS NULL").matches("")).isFalse();
  }
}
