package org.precedent.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\":1} x",
        "{\"a\":1}{\"b\":2}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1,}",
        "[1,]",
        "[01]",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":tru}",
        "// comment\n{}",
        "\ufeff{}",
      })
  void what_is_not_json_is_refused(String text) {
    assertThatThrownBy(() -> StrictJson.value(utf8(text)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void the_refusal_says_where() {
    assertThatThrownBy(() -> StrictJson.object(utf8("{\n  \"a\": tru}")))
        .hasMessageContaining("line 2");
  }

  @Test
  void the_refusal_does_not_repeat_the_text() {
    assertThatThrownBy(() -> StrictJson.object(utf8("{\"password\": secret}")))
        .hasMessageNotContaining("secret");
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    assertThatThrownBy(
            () -> StrictJson.object(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void nesting_up_to_the_limit_is_read() {
    String text = "[".repeat(StrictJson.MAX_DEPTH) + "]".repeat(StrictJson.MAX_DEPTH);

    assertThat(StrictJson.array(utf8(text))).hasSize(1);
  }

  @Test
  void deeper_nesting_is_refused() {
    String text = "[".repeat(100_000);

    assertThatThrownBy(() -> StrictJson.value(utf8(text)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void a_number_of_any_length_is_read_or_refused_but_never_a_failure_of_ours() {
    assertThatThrownBy(() -> StrictJson.value(utf8("[" + "9".repeat(100_000) + "]")))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void an_array_is_no_object() {
    assertThatThrownBy(() -> StrictJson.object(utf8("[]")))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Property
  void any_text_is_json_or_refused(@ForAll String text) {
    try {
      assertThat(StrictJson.value(utf8(text))).isNotNull();
    } catch (MalformedJsonException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
