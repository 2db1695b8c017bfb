package org.precedent.identity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  @Property
  void an_id_survives_its_text(@ForAll @LongRange(min = 1) long value) {
    assertThat(UserId.parse(Long.toString(value))).contains(new UserId(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "+1",
        "01",
        " 1",
        "1 ",
        "1.0",
        "1e3",
        "abc",
        "٣",
        "9223372036854775808",
        "99999999999999999999",
        "1\n"
      })
  void what_is_not_a_positive_number_in_ascii_digits_is_no_id(String text) {
    assertThat(UserId.parse(text)).isEmpty();
  }
}
