package org.precedent.directory;

import static org.assertj.core.api.Assertions.assertThat;

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
}
