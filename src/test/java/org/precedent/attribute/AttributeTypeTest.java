package org.precedent.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttributeTypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NUMBER|25",
        "NUMBER|-0.5",
        "NUMBER|1e10",
        "YESNO|yes",
        "YESNO|No",
        "DATETIME|2026-01-31",
        "DATETIME|2026-01-31T13:00:00",
        "DATETIME|2026-01-31 13:00",
        "DATETIME|2026-01-31T13:00:00Z",
        "DATETIME|2026-01-31T13:00:00.5+02:00",
        "ZIPCODE|94103",
        "ZIPCODE|94103-1234",
        "ZIPCODE|SW1A 1AA",
        "ZIPCODE|1010",
        "RELATIVE_URL|/browse",
        "RELATIVE_URL|/",
        "RELATIVE_URL|/a/b?c=d#e",
        "ADVANCED_FILTER_NUMBER|<0, >=0, NULL",
        "ADVANCED_FILTER_STRING|%, NULL",
        "STRING|any thing",
      })
  void a_value_of_the_type_is_admitted(AttributeType type, String text) {
    assertThat(type.admits(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NUMBER|abc",
        "NUMBER|1,5",
        "NUMBER|NaN",
        "NUMBER|''",
        "NUMBER|0x10",
        "NUMBER|1.",
        "YESNO|true",
        "YESNO|''",
        "DATETIME|2026-02-30",
        "DATETIME|yesterday",
        "DATETIME|2026-01-31T",
        "DATETIME|2026-01-3113:00",
        "DATETIME|2026-01-31T 13:00",
        "DATETIME|2026-01-31T13:00 13:00",
        "DATETIME|31.01.2026",
        "DATETIME|'2026-01-31 '",
        "ZIPCODE|abc",
        "ZIPCODE|''",
        "ZIPCODE|12345678901",
        "ZIPCODE|9410;3",
        "RELATIVE_URL|//evil.example/",
        "RELATIVE_URL|/\\evil.example/",
        "RELATIVE_URL|https://evil.example/",
        "RELATIVE_URL|browse",
        "RELATIVE_URL|/a b",
        "RELATIVE_URL|''",
        "RELATIVE_URL|javascript:alert(1)",
      })
  void anything_else_is_refused(AttributeType type, String text) {
    assertThat(type.admits(text)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(AttributeType.class)
  void a_type_is_found_by_its_name_on_the_wire(AttributeType type) {
    assertThat(AttributeType.of(type.wireName())).contains(type);
  }

  @Test
  void there_are_the_nine_types_of_the_original() {
    assertThat(AttributeType.values()).hasSize(9);
  }
}
