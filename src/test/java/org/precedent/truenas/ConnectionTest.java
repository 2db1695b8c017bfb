package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionTest {

  private final DoorKit kit = new DoorKit();
  private final Connection connection = kit.connect(new TestSocket());

  @Test
  void subscriptions_end_with_the_log_in_and_are_not_those_of_the_next_user() {
    kit.logIn(connection, 7);
    connection.subscribe("auth.me");
    kit.logIn(connection, 7);
    assertThat(connection.hasSubscribed("auth.me")).isTrue();
    kit.logIn(connection, 8);
    assertThat(connection.hasSubscribed("auth.me")).isFalse();

    LoggedIn loggedIn = kit.logIn(connection, 8);
    connection.subscribe("auth.me");
    kit.logIns.end(connection, loggedIn);
    assertThat(connection.hasSubscribed("auth.me")).isFalse();
  }

  @Test
  void a_log_out_of_one_who_is_there_no_longer_changes_nothing() {
    LoggedIn before = kit.logIn(connection, 7);
    LoggedIn now = kit.logIn(connection, 8);
    assertThat(kit.logIns.end(connection, before)).isFalse();
    assertThat(connection.loggedIn()).isEqualTo(Optional.of(now));
  }

  @Test
  void a_log_out_that_the_database_does_not_take_can_be_tried_again() {
    LoggedIn loggedIn = kit.logIn(connection, 7);
    kit.away = true;
    assertThatThrownBy(() -> kit.logIns.end(connection, loggedIn))
        .isInstanceOf(IllegalStateException.class);
    assertThat(connection.loggedIn()).contains(loggedIn);

    kit.away = false;
    assertThat(kit.logIns.end(connection, loggedIn)).isTrue();
    assertThat(connection.loggedIn()).isEmpty();
    assertThat(kit.happened).containsExactly("added 1", "logged out 1", "removed");
  }

  @Test
  void a_session_that_can_not_be_bound_to_its_connection_ends() {
    kit.away = true;
    assertThatThrownBy(() -> kit.logIn(connection, 7)).isInstanceOf(IllegalStateException.class);
    assertThat(connection.loggedIn()).isEmpty();

    kit.away = false;
    kit.endings.tryAgain();
    assertThat(kit.happened).containsExactly("left 1");
  }

  @Test
  void a_log_in_that_is_replaced_is_told_before_the_new_one_and_its_session_ends() {
    kit.logIn(connection, 7);
    kit.logIn(connection, 8);
    kit.run();
    assertThat(kit.happened).containsExactly("added 1", "removed", "added 2", "left 1");
  }
}
