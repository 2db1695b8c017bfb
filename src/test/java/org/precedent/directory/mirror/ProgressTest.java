package org.precedent.directory.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.precedent.testing.LogLines;

class ProgressTest {

  private final List<Long> shown = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  private final ProgressBoard board =
      new ProgressBoard() {
        @Override
        Instant now() {
          return now;
        }

        @Override
        Instant show(String directory, MirrorPhase phase, long done, OptionalLong total) {
          shown.add(done);
          return now;
        }
      };

  @Test
  void each_ten_thousand_entries_are_told_in_the_log() {
    try (LogLines log = new LogLines("org.precedent.directory", Level.INFO)) {
      Progress progress = board.begin("corp", MirrorPhase.READING_PEOPLE, 25_000);
      for (int i = 0; i < 25; i++) {
        progress.add(1_000);
      }

      assertThat(log.text())
          .isEqualTo(
              """
              Directory corp: Reading people: 10000 are done.
              Directory corp: Reading people: 20000 are done.""");
    }
  }

  @Test
  void it_is_shown_at_the_beginning_and_then_about_once_a_second() {
    Progress progress = board.begin("corp", MirrorPhase.READING_PEOPLE, 0);
    for (int i = 0; i < 10; i++) {
      now = now.plus(Duration.ofMillis(300));
      progress.add(1);
    }

    assertThat(shown).containsExactly(0L, 4L, 8L);
  }
}
