package org.precedent.zato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.identity.UserId;
import org.precedent.session.Account;
import org.precedent.session.ApprovalStatus;
import org.precedent.session.SignUpStatus;

class FixedFieldsTest {

  private static final Account GRACE =
      new Account(
          new UserId(7),
          true,
          Optional.of("grace"),
          "",
          Optional.empty(),
          "Grace",
          Optional.empty(),
          "Hopper",
          false,
          false,
          Optional.empty(),
          new Account.SignUp(SignUpStatus.FINAL, Instant.EPOCH),
          new Account.Approval(ApprovalStatus.APPROVED, Instant.EPOCH, Optional.empty()),
          new Account.PasswordState(true, false, Optional.empty(), Optional.empty()));

  private static Input input(String member) {
    return Input.of(
        ("{" + member + "}").getBytes(StandardCharsets.UTF_8), new MultivaluedHashMap<>());
  }

  private static void assertInvalidOperation(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.code()).isEqualTo(Code.INVALID_OPERATION));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"is_totp_enabled\":true",
        "\"totp_key\":\"JBSWY3DPEHPK3PXP\"",
        "\"totp_label\":\"phone\"",
        "\"is_super_user\":true",
        "\"is_active\":false",
        "\"is_internal\":true"
      })
  void what_nobody_can_be_given_is_refused_for_new_users_and_old_ones(String member) {
    assertInvalidOperation(() -> FixedFields.requireOfNew(input(member)));
    assertInvalidOperation(() -> FixedFields.requireUnchanged(input(member), GRACE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"password\":\"battery staple\"", "\"username\":\"Grace\""})
  void what_another_call_or_none_changes_is_refused(String member) {
    assertInvalidOperation(() -> FixedFields.requireUnchanged(input(member), GRACE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"username\":\"grace\",\"is_active\":true,\"is_super_user\":false",
        "\"is_totp_enabled\":false,\"totp_key\":null,\"totp_label\":null",
        "\"password\":null"
      })
  void what_is_as_it_is_may_be_repeated(String members) {
    assertThatCode(() -> FixedFields.requireUnchanged(input(members), GRACE))
        .doesNotThrowAnyException();
  }

  @Test
  void a_key_of_one_time_passwords_never_stands_in_an_address() {
    MultivaluedHashMap<String, String> query = new MultivaluedHashMap<>();
    query.add("totp_key", "JBSWY3DPEHPK3PXP");

    assertThatThrownBy(() -> Input.of(new byte[0], query))
        .isInstanceOf(MalformedInputException.class);
  }
}
