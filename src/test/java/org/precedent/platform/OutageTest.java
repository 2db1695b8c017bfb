package org.precedent.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

  private static Throwable inside(SQLException cause) {
    return new IllegalStateException(new IllegalArgumentException(cause));
  }

  private static Throwable withState(String state) {
    return inside(new SQLException("something", state));
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "53300", "57P01", "57P03", "25006", "90098"})
  void a_database_that_is_away_is_an_outage(String state) {
    assertThat(Outage.causes(withState(state))).isTrue();
    assertThat(Outage.message(withState(state))).contains("not available");
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "HYT00", "55P03", "57014"})
  void a_statement_that_was_given_up_for_others_can_be_tried_again(String state) {
    assertThat(Outage.causes(withState(state))).isTrue();
    assertThat(Outage.message(withState(state))).contains("busy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42601", "22021", "25P02"})
  void a_mistake_of_ours_is_none(String state) {
    assertThat(Outage.causes(withState(state))).isFalse();
  }

  @Test
  void a_connection_that_can_not_be_had_is_an_outage_whatever_it_says() {
    Throwable failure = inside(new SQLTransientConnectionException("no"));
    assertThat(Outage.causes(failure)).isTrue();
    assertThat(Outage.message(failure)).contains("not available");
  }

  @Test
  void a_failure_that_is_its_own_cause_ends() {
    IllegalStateException one = new IllegalStateException();
    IllegalStateException other = new IllegalStateException(one);
    one.initCause(other);
    assertThat(Outage.causes(one)).isFalse();
  }
}
