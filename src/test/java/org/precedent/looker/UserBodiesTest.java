package org.precedent.looker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserBodiesTest {

  private static boolean isOfDisabledOnly(String json) {
    return UserBodies.read(BodyTest.body(json)).isOfDisabledOnly();
  }

  @Test
  void who_says_only_that_a_user_is_disabled_is_told_from_who_sends_him_back() {
    assertThat(isOfDisabledOnly("{\"is_disabled\":true,\"can\":{},\"id\":\"7\"}")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"is_disabled\":null}",
        "{\"is_disabled\":true,\"first_name\":null}",
        "{\"is_disabled\":true,\"locale\":\"de\"}",
        "{\"is_disabled\":true,\"credentials_email\":{\"email\":\"grace@example.com\"}}",
        "{\"is_disabled\":true,\"ui_state\":{}}"
      })
  void who_says_more_or_nothing_sends_him_back(String json) {
    assertThat(isOfDisabledOnly(json)).isFalse();
  }
}
