package org.precedent.console.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A line of a file, as it stands there.
 *
 * @param number of the line in the file, from 1
 * @param complete whether it has as many columns as the first line; if not, the rest is empty
 * @param value empty to delete the user's own value
 * @param expiry when it ends, as text; empty for never
 */
record ImportLine(
    long number, boolean complete, String user, String attribute, String value, String expiry) {

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  static ImportLine of(long number, List<String> fields, Columns columns) {
    if (fields.size() != columns.count()) {
      return new ImportLine(number, false, "", "", "", "");
    }
    return new ImportLine(
        number,
        true,
        fields.get(columns.user()).strip(),
        fields.get(columns.attribute()).strip(),
        fields.get(columns.value()),
        columns.expiry().map(place -> fields.get(place).strip()).orElse(""));
  }

  /** Whether the end can be read, or there is none. */
  boolean expiryReadable() {
    return expiry.isEmpty() || expiresAt().isPresent();
  }

  /** When it ends, if it does. */
  Optional<Instant> expiresAt() {
    try {
      return expiry.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(expiry).toInstant())
              .filter(time -> time.isAfter(Instant.EPOCH) && time.isBefore(LATEST));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** Its place only: the value may be a hidden one. */
  @Override
  public String toString() {
    return "ImportLine[" + number + "]";
  }
}
