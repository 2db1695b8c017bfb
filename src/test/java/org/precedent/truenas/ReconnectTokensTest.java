package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.JsonText;
import org.precedent.attribute.named.Edition;
import org.precedent.attribute.named.Namespace;
import org.precedent.attribute.named.UnmanagedValues;
import org.precedent.attribute.named.VersionedValue;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.session.LogInToken;
import org.precedent.session.LogInTokens;
import org.precedent.session.Session;
import org.precedent.session.Token;

class ReconnectTokensTest {

  private final DoorKit kit = new DoorKit();
  private final Connection connection = kit.connect(new TestSocket());
  private final ReconnectTokens tokens = new ReconnectTokens();
  private final List<LogInToken> made = new ArrayList<>();
  private Optional<String> preferences = Optional.empty();

  ReconnectTokensTest() {
    tokens.clock = kit.clock;
    tokens.tokens =
        new LogInTokens() {
          @Override
          public Token create(Session session, LogInToken content) {
            made.add(content);
            return new Token("token");
          }
        };
    tokens.values =
        new UnmanagedValues() {
          @Override
          public Optional<VersionedValue> find(
              Caller caller, UserId user, Namespace namespace, FreeName name) {
            assertThat(name.text()).isEqualTo("preferences");
            return preferences.map(
                text ->
                    new VersionedValue(new JsonText(text), new Edition(1, kit.clock.instant())));
          }
        };
  }

  private Duration lifetime() {
    LoggedIn loggedIn = kit.logIn(connection, 7);
    assertThat(tokens.create(connection, loggedIn)).isEqualTo("\"token\"");
    return made.get(made.size() - 1).ttl();
  }

  @Test
  void it_lives_as_long_as_the_users_own_setting_says() {
    preferences = Optional.of("{\"userTheme\":\"dark\",\"lifetime\":3600}");
    assertThat(lifetime()).isEqualTo(Duration.ofHours(1));
    preferences = Optional.of("{\"lifetime\":60}");
    assertThat(lifetime()).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"text\"",
        "[1]",
        "{}",
        "{\"lifetime\":59}",
        "{\"lifetime\":-3600}",
        "{\"lifetime\":3600.5}",
        "{\"lifetime\":\"3600\"}",
        "{\"lifetime\":true}",
        "{\"lifetime\":null}",
        "{\"lifetime\":{\"$date\":3600}}"
      })
  void it_lives_for_ten_minutes_whatever_else_stands_there(String text) {
    preferences = Optional.of(text);
    assertThat(lifetime()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void it_lives_for_ten_minutes_if_nothing_stands_there() {
    assertThat(lifetime()).isEqualTo(Duration.ofMinutes(10));
    assertThat(made.get(0))
        .isEqualTo(new LogInToken(Duration.ofMinutes(10), Optional.of(DoorKit.HERE), true, true));
  }

  @Test
  void it_lives_no_longer_than_its_session() {
    preferences = Optional.of("{\"lifetime\":1e3,\"lifetime2\":0}");
    assertThat(lifetime()).isEqualTo(Duration.ofMinutes(10));
    preferences = Optional.of("{\"lifetime\":99999999999999999999}");
    assertThat(lifetime()).isEqualTo(Duration.ofDays(30));
    // 2 to the 64th and 60 more.
    preferences = Optional.of("{\"lifetime\":18446744073709551676}");
    assertThat(lifetime()).isEqualTo(Duration.ofDays(30));
    preferences = Optional.of("{\"lifetime\":2592001}");
    assertThat(lifetime()).isEqualTo(Duration.ofDays(30));
    LoggedIn old = kit.logIn(connection, 7);
    kit.advance(Duration.ofDays(30).minusSeconds(5));
    tokens.create(connection, old);
    assertThat(made.get(made.size() - 1).ttl()).isEqualTo(Duration.ofSeconds(5));
  }
}
