package org.precedent.looker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.identity.Problem;

class BodyTest {

  static Body body(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return new Body(reader.readObject());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "18446744073709551617",
        "-18446744073709551615",
        "4294967297",
        "2147483648",
        "1.5",
        "1e999999999",
        "\"1\"",
        "true"
      })
  void what_is_no_integer_of_32_bits_is_refused(String source) {
    Body body = body("{\"rank\":" + source + "}");

    assertThat(body.integer("rank").given()).isFalse();
    assertThat(body.problems()).extracting(Problem::field).containsExactly("rank");
  }

  @Test
  void integers_of_32_bits_are_read() {
    assertThat(body("{\"rank\":2147483647}").integer("rank").value()).contains(Integer.MAX_VALUE);
    assertThat(body("{\"rank\":-2147483648}").integer("rank").value()).contains(Integer.MIN_VALUE);
  }
}
