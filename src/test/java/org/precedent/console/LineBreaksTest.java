package org.precedent.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineBreaksTest {

  @Test
  void what_was_typed_has_line_feeds_only() {
    assertThat(LineBreaks.kept("", "a\r\nb\rc\n")).isEqualTo("a\nb\nc\n");
  }

  @Test
  void a_text_that_nobody_changed_stays_as_it_was() {
    assertThat(LineBreaks.kept("a\r\nb\rc", "a\r\nb\r\nc")).isEqualTo("a\r\nb\rc");
  }

  @Test
  void a_change_counts_even_if_it_is_a_line_break() {
    assertThat(LineBreaks.kept("a\nb", "a\r\n\r\nb")).isEqualTo("a\n\nb");
  }
}
