package org.precedent.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class BackgroundRunTest {

  private final List<LogRecord> records = new ArrayList<>();
  private final Logger log = Logger.getAnonymousLogger();

  BackgroundRunTest() {
    log.setUseParentHandlers(false);
    log.setLevel(Level.ALL);
    log.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            records.add(entry);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
  }

  private LogRecord loggedOf(Throwable failure) {
    assertThatCode(
            () ->
                BackgroundRun.of(
                    log,
                    "Nothing is swept",
                    () -> {
                      throw BackgroundRunTest.<RuntimeException>unchecked(failure);
                    }))
        .doesNotThrowAnyException();
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T unchecked(Throwable failure) throws T {
    throw (T) failure;
  }

  @Test
  void a_fault_is_told_and_does_not_reach_the_container() {
    IllegalStateException fault = new IllegalStateException("a fault");

    LogRecord told = loggedOf(fault);

    assertThat(told.getLevel()).isEqualTo(Level.SEVERE);
    assertThat(told.getThrown()).isSameAs(fault);
    assertThat(told.getMessage()).isEqualTo("Nothing is swept; the next run tries again");
  }

  @Test
  void neither_does_an_error() {
    assertThat(loggedOf(new NoClassDefFoundError("gone")).getLevel()).isEqualTo(Level.SEVERE);
  }

  @Test
  void a_database_that_is_away_is_told_in_detail_only() {
    RuntimeException away = new IllegalStateException(new SQLTransientConnectionException("away"));

    assertThat(loggedOf(away).getLevel()).isEqualTo(Level.FINE);
  }

  @Test
  void what_goes_well_is_not_told() {
    List<String> done = new ArrayList<>();

    BackgroundRun.of(log, "Nothing is swept", () -> done.add("work"));

    assertThat(done).containsExactly("work");
    assertThat(records).isEmpty();
  }
}
