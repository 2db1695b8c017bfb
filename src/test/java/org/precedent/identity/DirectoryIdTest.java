package org.precedent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryIdTest {

  @Test
  void the_same_id_in_another_directory_is_somebody_else() {
    assertThat(new DirectoryId("one", "x")).isNotEqualTo(new DirectoryId("other", "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\0", "a\0"})
  void an_empty_id_is_refused(String value) {
    assertThatThrownBy(() -> new DirectoryId("ldap", value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_id_longer_than_255_characters_is_refused() {
    assertThat(new DirectoryId("ldap", "x".repeat(255)).value()).hasSize(255);
    assertThatThrownBy(() -> new DirectoryId("ldap", "x".repeat(256)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ä", "a/b"})
  void a_directory_has_a_plain_name(String name) {
    assertThatThrownBy(() -> new DirectoryId(name, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
