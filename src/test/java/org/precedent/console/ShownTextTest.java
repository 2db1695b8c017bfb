package org.precedent.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTextTest {

  private final ShownText shown = new ShownText();

  @Test
  void a_short_text_stays_whole() {
    assertThat(shown.cut("a\nb\nc\nd\ne")).isEqualTo("a\nb\nc\nd\ne");
    assertThat(shown.isLong("x".repeat(240))).isFalse();
  }

  @Test
  void of_a_long_text_the_beginning_is_shown() {
    assertThat(shown.cut("x".repeat(65_536))).isEqualTo("x".repeat(240) + " …");
    assertThat(shown.isLong("x".repeat(241))).isTrue();
  }

  @Test
  void of_many_lines_the_first_are_shown() {
    assertThat(shown.cut("1\n2\n3\n4\n5\n6\n")).isEqualTo("1\n2\n3\n4\n5 …");
  }

  @Test
  void no_character_is_cut_in_half() {
    assertThat(shown.cut("x".repeat(239) + "😀" + "y")).isEqualTo("x".repeat(239) + " …");
  }
}
