package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precedent.directory.Watermark;
import org.precedent.testing.SettableClock;

class TimeWatermarksTest {

  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  private static final DateTimeFormatter GENERALIZED_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  @Test
  void the_next_reading_begins_some_overlap_before_the_latest_change() {
    TimeWatermarks first = watermarks("a");
    first.read(changed("20260101110000Z"));
    first.read(changed("20260101113000.5Z"));
    first.read(changed("20260101111500Z"));

    assertThat(watermarks("a").changedSince(first.next()).orElseThrow())
        .hasToString("(modifyTimestamp>=20260101112955Z)");
  }

  @Test
  void a_change_dated_in_the_future_hides_no_later_ones() {
    TimeWatermarks first = watermarks("a");
    first.read(changed("20990101000000Z"));

    assertThat(watermarks("a").changedSince(first.next()).orElseThrow())
        .hasToString("(modifyTimestamp>=20260101115955Z)");
  }

  @Test
  void what_changed_while_it_was_read_is_read_again() {
    SettableClock clock = new SettableClock();
    Instant begun = clock.instant();
    TimeWatermarks first = watermarks("a", clock);
    clock.advance(Duration.ofMinutes(10));
    first.read(changed(GENERALIZED_TIME.format(begun.plus(Duration.ofMinutes(8)))));

    assertThat(watermarks("a").changedSince(first.next()).orElseThrow())
        .hasToString(
            "(modifyTimestamp>="
                + GENERALIZED_TIME.format(begun.minus(Duration.ofSeconds(5)))
                + ")");
  }

  @Test
  void without_dates_everything_is_read_again() {
    TimeWatermarks first = watermarks("a");
    first.read(new Entry("cn=undated"));
    first.read(changed("rubbish"));

    assertThat(first.next()).isEmpty();
  }

  @Test
  void the_watermark_of_something_else_counts_for_nothing() {
    TimeWatermarks first = watermarks("a");
    first.read(changed("20260101110000Z"));

    assertThat(watermarks("b").changedSince(first.next())).isEmpty();
  }

  @Test
  void a_reading_without_changes_keeps_the_watermark() {
    TimeWatermarks first = watermarks("a");
    first.read(changed("20260101110000Z"));
    Optional<Watermark> mark = first.next();
    TimeWatermarks second = watermarks("a");

    assertThat(second.changedSince(mark)).isPresent();
    assertThat(second.next()).isEqualTo(mark);
  }

  private static TimeWatermarks watermarks(String fingerprint) {
    return watermarks(fingerprint, NOW);
  }

  private static TimeWatermarks watermarks(String fingerprint, Clock clock) {
    return new TimeWatermarks("modifyTimestamp", fingerprint, Duration.ofSeconds(5), clock);
  }

  private static Entry changed(String time) {
    Entry entry = new Entry("cn=somebody");
    entry.addAttribute("modifyTimestamp", time);
    return entry;
  }
}
