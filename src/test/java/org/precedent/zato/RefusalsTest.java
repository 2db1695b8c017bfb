package org.precedent.zato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.session.PasswordLogIn.Refusal;
import org.precedent.testing.Beans;

class RefusalsTest {

  private static Refusals telling(String subjects) {
    Refusals refusals = new Refusals();
    refusals.settings = Beans.settings(Map.of("precedent.zato.inform", subjects));
    return refusals;
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void nobody_is_told_why_unless_it_is_configured(Refusal reason) {
    assertThat(telling("").of(reason)).isEqualTo(Code.NOT_ALLOWED);
  }

  @Test
  void what_is_configured_is_told() {
    Refusals refusals = telling("app, locked,sign_up,approval,expired,must_change,super_user");

    assertThat(refusals.of(Refusal.LOCKED)).isEqualTo(Code.LOCKED);
    assertThat(refusals.of(Refusal.SIGN_UP)).isEqualTo(Code.SIGN_UP_STATUS);
    assertThat(refusals.of(Refusal.APPROVAL)).isEqualTo(Code.NOT_APPROVED);
    assertThat(refusals.of(Refusal.EXPIRED)).isEqualTo(Code.PASSWORD_EXPIRED);
    assertThat(refusals.of(Refusal.MUST_CHANGE)).isEqualTo(Code.PASSWORD_MUST_SEND_NEW);
    assertThat(refusals.of(Refusal.CREDENTIALS)).isEqualTo(Code.NOT_ALLOWED);
    assertThat(refusals.told("app", Code.APP_INVALID)).isEqualTo(Code.APP_INVALID);
    assertThatThrownBy(() -> refusals.requireSuperUser(new Caller(new UserId(1), false)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.code()).isEqualTo(Code.SUPER_USER_REQUIRED));
  }
}
