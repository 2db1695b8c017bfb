package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.util.StaticUtils;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.Watermark;

/**
 * By {@code modifyTimestamp}: the latest one that was read, less some overlap. It is the
 * directory's clock that counts; only what that dates after the reading began is cut off: one wrong
 * entry must not hide all later changes, nor one that was read late those that changed meanwhile
 * and had been read before. A directory's clock that is behind ours is for the overlap.
 */
final class TimeWatermarks implements Watermarks {

  private static final DateTimeFormatter GENERALIZED_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private final String attribute;
  private final String prefix;
  private final Duration overlap;
  private final Instant begun;
  private @Nullable Instant latest;

  /**
   * To be made before the reading begins.
   *
   * @param fingerprint of what is read: an earlier reading of something else doesn't count
   */
  TimeWatermarks(String attribute, String fingerprint, Duration overlap, Clock clock) {
    this.attribute = attribute;
    this.prefix = "time " + fingerprint + " ";
    this.overlap = overlap;
    this.begun = clock.instant();
  }

  @Override
  public Optional<Filter> changedSince(Optional<Watermark> since) {
    Optional<Instant> begin =
        since
            .map(Watermark::text)
            .filter(text -> text.startsWith(prefix))
            .flatMap(text -> parse(text.substring(prefix.length())));
    begin.ifPresent(this::notice);
    return begin.map(
        time ->
            Filter.createGreaterOrEqualFilter(
                attribute, GENERALIZED_TIME.format(time.minus(overlap))));
  }

  @Override
  public void read(Entry entry) {
    String text = entry.getAttributeValue(attribute);
    if (text != null) {
      parse(text).ifPresent(this::notice);
    }
  }

  private void notice(Instant time) {
    if (latest == null || time.isAfter(latest)) {
      latest = time;
    }
  }

  @Override
  public Optional<Watermark> next() {
    if (latest == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Watermark(prefix + GENERALIZED_TIME.format(latest.isAfter(begun) ? begun : latest)));
  }

  private static Optional<Instant> parse(String text) {
    try {
      return Optional.of(StaticUtils.decodeGeneralizedTime(text).toInstant());
    } catch (ParseException wrong) {
      return Optional.empty();
    }
  }
}
