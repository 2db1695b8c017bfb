package org.precedent.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryAttributeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"mail", "Mail", "extensionAttribute1", "2.5.4.3", "cn;lang-de", "ms-DS-x"})
  void names_of_attributes_are_accepted_without_regard_to_case(String name) {
    assertThat(new EntryAttribute(name)).isEqualTo(new EntryAttribute(name.toUpperCase()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1", "a b", "*", "+", "a*", "-a", "a;", "a=b", "ä", "1.", "a\n"})
  void everything_else_is_refused(String name) {
    assertThatThrownBy(() -> new EntryAttribute(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"userPassword", "USERPASSWORD", "userpassword;x-y", "unicodePwd", "2.5.4.35"})
  void attributes_with_passwords_are_refused(String name) {
    assertThatThrownBy(() -> new EntryAttribute(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("secrets");
  }
}
