package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.precedent.testing.LogLines;

class KeepAliveTest {

  private final DoorKit kit = new DoorKit();
  private final TestSocket socket = new TestSocket();
  private final Connection connection = kit.connect(socket);
  private final KeepAlive keepAlive = new KeepAlive();

  KeepAliveTest() {
    keepAlive.connections = kit.connections;
    keepAlive.logIns = kit.logIns;
    keepAlive.endings = kit.endings;
    keepAlive.workers = kit.workers;
    keepAlive.strayed = new StrayedSessions();
    keepAlive.strayed.connections = kit.connections;
    keepAlive.strayed.connected = kit.logIns.connected;
  }

  private void pass(Duration time) {
    kit.advance(time);
    keepAlive.sweep();
  }

  /** As long as that, the client answers pings. */
  private void passAnswering(Duration time) {
    for (Duration left = time; left.toSeconds() > 0; left = left.minusMinutes(1)) {
      connection.heard();
      pass(Duration.ofMinutes(1));
    }
  }

  @Test
  void a_client_that_answers_no_ping_for_75_seconds_is_broken_off() {
    kit.logIn(connection, 7);
    pass(Duration.ofSeconds(75));
    assertThat(socket.pings()).isEqualTo(1);
    assertThat(socket.isBrokenOff()).isFalse();
    pass(Duration.ofSeconds(1));
    kit.run();
    assertThat(socket.isBrokenOff()).isTrue();
    assertThat(kit.connections.all()).isEmpty();
    assertThat(kit.happened).contains("left 1");
  }

  @Test
  void what_a_client_left_behind_while_the_database_was_away_ends_when_it_is_back() {
    kit.logIn(connection, 7);
    kit.away = true;
    kit.connections.remove(connection);
    kit.logIns.leave(connection);
    kit.run();
    try (LogLines log = new LogLines("org.precedent.truenas")) {
      keepAlive.sweep();
      kit.run();
      assertThat(log.text()).contains("The database is away");
    }
    assertThat(kit.connected).containsExactly(1L);

    kit.away = false;
    keepAlive.sweep();
    kit.run();
    assertThat(kit.connected).isEmpty();
    assertThat(kit.happened).containsOnlyOnce("left 1");
    keepAlive.sweep();
    kit.run();
    assertThat(kit.happened).containsOnlyOnce("left 1");
  }

  @Test
  void no_ping_waits_for_what_is_to_end_in_the_database() {
    kit.logIn(connection, 7);
    kit.away = true;
    kit.connections.remove(connection);
    kit.logIns.leave(connection);
    kit.run();
    kit.away = false;

    keepAlive.sweep();
    assertThat(kit.connected).containsExactly(1L);
    kit.run();
    assertThat(kit.connected).isEmpty();
  }

  @Test
  void a_session_that_nobody_is_connected_in_ends_after_a_minute() {
    kit.logIn(connection, 7);
    kit.connected.add(99L);

    try (LogLines log = new LogLines("org.precedent.truenas")) {
      keepAlive.reconcile();
      assertThat(kit.connected).containsExactlyInAnyOrder(1L, 99L);
      keepAlive.reconcile();
      assertThat(log.text()).contains("without a connection");
    }
    assertThat(kit.connected).containsExactly(1L);
  }

  @Test
  void one_that_takes_nothing_for_half_a_minute_is_broken_off_and_not_pinged_meanwhile() {
    socket.deaf();
    connection.outbox().send("x");
    pass(Duration.ofSeconds(30));
    assertThat(socket.pings()).isZero();
    assertThat(socket.isBrokenOff()).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(socket.isBrokenOff()).isTrue();
  }

  @Test
  void who_does_not_log_in_and_says_nothing_for_an_hour_is_closed() {
    passAnswering(Duration.ofHours(1));
    assertThat(socket.closed()).isEmpty();
    passAnswering(Duration.ofMinutes(1));
    assertThat(socket.closed().orElseThrow().getCloseCode()).isEqualTo(CloseCodes.NORMAL_CLOSURE);
  }

  @Test
  void a_log_in_page_may_keep_its_connection_for_a_day_and_not_for_ever() {
    for (int i = 0; i < 24; i++) {
      connection.called();
      passAnswering(Duration.ofHours(1));
    }
    assertThat(socket.closed()).isEmpty();
    connection.called();
    passAnswering(Duration.ofMinutes(1));
    assertThat(socket.closed()).isPresent();
  }

  @Test
  void who_is_logged_in_may_be_silent_and_has_an_hour_again_after_his_log_out() {
    LoggedIn loggedIn = kit.logIn(connection, 7);
    passAnswering(Duration.ofHours(30));
    assertThat(socket.closed()).isEmpty();
    connection.called();
    kit.logIns.end(connection, loggedIn);
    passAnswering(Duration.ofHours(1));
    assertThat(socket.closed()).isEmpty();
    passAnswering(Duration.ofMinutes(1));
    assertThat(socket.closed()).isPresent();
  }

  @Test
  void a_session_whose_time_is_over_ends_though_its_client_only_pings() {
    kit.logIn(connection, 7);
    passAnswering(Duration.ofDays(30).minusMinutes(1));
    kit.run();
    assertThat(connection.loggedIn()).isPresent();
    passAnswering(Duration.ofMinutes(1));
    kit.run();
    assertThat(connection.loggedIn()).isEmpty();
    assertThat(kit.happened).endsWith("removed");
  }
}
