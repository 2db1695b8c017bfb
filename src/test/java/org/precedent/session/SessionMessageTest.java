package org.precedent.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.identity.UserId;

class SessionMessageTest {

  @Test
  void arrives_as_it_was_sent() {
    SessionMessage user = new SessionMessage.OfUser(new UserId(Long.MAX_VALUE));
    SessionMessage users = new SessionMessage.OfUser(Set.of(new UserId(7), new UserId(8)));
    SessionMessage token = new SessionMessage.OfToken(TokenHash.of("secret"));

    assertThat(SessionMessage.parse(user.text())).contains(user);
    assertThat(SessionMessage.parse(users.text())).contains(users);
    assertThat(SessionMessage.parse(new SessionMessage.OfAll().text()))
        .contains(new SessionMessage.OfAll());
    assertThat(SessionMessage.parse(token.text())).contains(token);
  }

  @Test
  void many_users_are_told_in_few_messages_that_fit_and_too_many_as_all() {
    Set<UserId> many = users(3_500);
    Set<UserId> told = new HashSet<>();
    List<SessionMessage> messages = SessionMessage.of(many);

    for (SessionMessage message : messages) {
      assertThat(message.text()).hasSizeLessThan(8_000);
      told.addAll(((SessionMessage.OfUser) message).users());
    }

    assertThat(messages).hasSize(10);
    assertThat(told).isEqualTo(many);
    assertThat(SessionMessage.of(users(3_501))).containsExactly(new SessionMessage.OfAll());
  }

  private static Set<UserId> users(int count) {
    return LongStream.range(0, count)
        .mapToObj(number -> new UserId(Long.MAX_VALUE - number))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "user",
        "user ",
        "user 0",
        "user x",
        "user 1 ",
        "user 1 x",
        "token ",
        "token 12",
        "al"
      })
  void is_none_if_it_says_anything_else(String text) {
    assertThat(SessionMessage.parse(text)).isEmpty();
  }
}
