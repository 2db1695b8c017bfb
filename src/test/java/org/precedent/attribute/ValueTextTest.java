package org.precedent.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ValueTextTest {

  @Test
  void a_text_of_64_kib_is_accepted() {
    assertThat(ValueText.problem("x".repeat(ValueText.MAX_BYTES))).isEmpty();
  }

  @Test
  void one_byte_more_is_refused() {
    assertThat(ValueText.problem("x".repeat(ValueText.MAX_BYTES + 1))).isPresent();
  }

  @Test
  void the_limit_counts_bytes_not_characters() {
    assertThat(ValueText.problem("€".repeat(ValueText.MAX_BYTES / 3 + 1))).isPresent();
  }

  @Test
  void the_null_character_is_refused() {
    assertThat(ValueText.problem("a\0b")).isPresent();
  }

  @Test
  void half_a_surrogate_pair_is_refused() {
    assertThat(ValueText.problem("a\ud83d")).isPresent();
  }

  @Test
  void a_whole_surrogate_pair_is_accepted() {
    assertThat(ValueText.problem("a\ud83d\ude00")).isEmpty();
  }

  @Property
  void what_is_accepted_survives_utf_8(@ForAll String text) {
    if (ValueText.problem(text).isEmpty()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(text);
      assertThat(text).doesNotContain("\0");
    } else {
      assertThat(text.contains("\0") || !StandardCharsets.UTF_8.newEncoder().canEncode(text))
          .isTrue();
    }
  }
}
