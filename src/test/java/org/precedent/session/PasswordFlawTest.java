package org.precedent.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordFlawTest {

  @Test
  void passwords_have_8_to_256_characters() {
    assertThat(PasswordFlaw.of("abcdefg", "grace")).contains(PasswordFlaw.TOO_SHORT);
    assertThat(PasswordFlaw.of("abcdefgh", "grace")).isEmpty();
    assertThat(PasswordFlaw.of("ab".repeat(128), "grace")).isEmpty();
    assertThat(PasswordFlaw.of("ab".repeat(128) + "c", "grace")).contains(PasswordFlaw.TOO_LONG);
    assertThat(PasswordFlaw.of("\uD83D\uDE00\uD83D\uDE01".repeat(128), "grace")).isEmpty();
  }

  @Test
  void a_password_is_neither_the_name_nor_one_character() {
    assertThat(PasswordFlaw.of("gracehopper", "GraceHopper")).contains(PasswordFlaw.TOO_SIMPLE);
    assertThat(PasswordFlaw.of("aaaaaaaaaa", "grace")).contains(PasswordFlaw.TOO_SIMPLE);
  }

  @Test
  void a_password_is_made_of_characters() {
    assertThat(PasswordFlaw.of("abcdefgh\0", "grace")).contains(PasswordFlaw.INVALID);
    assertThat(PasswordFlaw.of("abcdefgh\uD800", "grace")).contains(PasswordFlaw.INVALID);
  }

  @Test
  void a_user_name_has_no_blanks_and_255_characters_at_most() {
    assertThat(Username.flaw("grace.hopper@example.org")).isEmpty();
    assertThat(Username.flaw("")).contains(Username.Flaw.INVALID);
    assertThat(Username.flaw("a\0")).contains(Username.Flaw.INVALID);
    assertThat(Username.flaw("a b")).contains(Username.Flaw.WHITESPACE);
    assertThat(Username.flaw("a\u00a0b")).contains(Username.Flaw.WHITESPACE);
    assertThat(Username.flaw("a".repeat(255))).isEmpty();
    assertThat(Username.flaw("a".repeat(256))).contains(Username.Flaw.TOO_LONG);
    assertThat(new Username("GRACE").key()).isEqualTo(new Username("grace").key());
  }
}
