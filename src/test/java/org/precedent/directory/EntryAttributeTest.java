package org.precedent.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryAttributeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"mail", "Mail", "extensionAttribute1", "cn;lang-de", "ms-DS-x", "pwdLastSet"})
  void names_of_attributes_are_accepted_without_regard_to_case(String name) {
    assertThat(new EntryAttribute(name)).isEqualTo(new EntryAttribute(name.toUpperCase()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1", "a b", "*", "+", "a*", "-a", "a;", "a=b", "ä", "1.", "a\n"})
  void everything_else_is_refused(String name) {
    assertThatThrownBy(() -> new EntryAttribute(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.", "a;", "\\"})
  void a_name_of_many_parts_is_refused_however_long_it_is(String part) {
    assertThatThrownBy(() -> new EntryAttribute(part.repeat(1_000_000) + "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userPassword",
        "USERPASSWORD",
        "userpassword;x-y",
        "unicodePwd",
        "userPKCS12",
        "msLAPS-Password",
        "msLAPS-EncryptedPasswordHistory",
        "ms-Mcs-AdmPwd",
        "sambaNTPassword",
        "krbPrincipalKey",
        "trustAuthOutgoing"
      })
  void attributes_with_passwords_are_refused(String name) {
    assertThatThrownBy(() -> new EntryAttribute(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("secrets");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.5.4.35", "1.2.840.113556.1.4.90", "2.5.4.3", "2.5.4.3;lang-de"})
  void numbers_are_refused_since_secrets_have_them_too(String name) {
    assertThatThrownBy(() -> new EntryAttribute(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("secrets");
  }
}
