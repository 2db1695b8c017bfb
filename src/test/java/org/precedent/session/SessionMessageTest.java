package org.precedent.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.identity.UserId;

class SessionMessageTest {

  @Test
  void arrives_as_it_was_sent() {
    SessionMessage user = new SessionMessage.OfUser(new UserId(Long.MAX_VALUE));
    SessionMessage token = new SessionMessage.OfToken(TokenHash.of("secret"));

    assertThat(SessionMessage.parse(user.text())).contains(user);
    assertThat(SessionMessage.parse(token.text())).contains(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "user", "user ", "user 0", "user x", "token ", "token 12", "all"})
  void is_none_if_it_says_anything_else(String text) {
    assertThat(SessionMessage.parse(text)).isEmpty();
  }
}
