package org.precedent.platform;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of a query's result, read column by column from left to right, whichever database it
 * comes from. For one thread.
 */
public final class ResultRow {

  private final @Nullable Object[] columns;
  private int next;

  ResultRow(@Nullable Object[] columns) {
    this.columns = Arrays.copyOf(columns, columns.length);
  }

  /** The next column, an integer. */
  public long number() {
    return ((Number) required()).longValue();
  }

  /** The next column, an integer or null. */
  public Optional<Long> optionalNumber() {
    return optional().map(value -> ((Number) value).longValue());
  }

  /** The next column, a text. */
  public String text() {
    return (String) required();
  }

  /** The next column, a text or null. */
  public Optional<String> optionalText() {
    return optional().map(String.class::cast);
  }

  /** The next column, bytes. */
  public byte[] bytes() {
    return ((byte[]) required()).clone();
  }

  /** The next column, true or false. */
  public boolean flag() {
    return (Boolean) required();
  }

  /** The next column, true, false or null. */
  public Optional<Boolean> optionalFlag() {
    return optional().map(Boolean.class::cast);
  }

  /** The next column, a time. */
  public Instant time() {
    return instant(required());
  }

  /** The next column, a time or null. */
  public Optional<Instant> optionalTime() {
    return optional().map(ResultRow::instant);
  }

  private Object required() {
    return Objects.requireNonNull(columns[next++]);
  }

  private Optional<Object> optional() {
    return Optional.ofNullable(columns[next++]);
  }

  // Either driver has its own type for a time with a zone.
  private static Instant instant(Object value) {
    return value instanceof OffsetDateTime time
        ? time.toInstant()
        : ((Timestamp) value).toInstant();
  }
}
