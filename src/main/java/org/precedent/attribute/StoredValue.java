package org.precedent.attribute;

import java.time.Instant;
import java.util.Optional;

/** A row of a {@link ValueTable}, not expired. */
record StoredValue(
    Object key,
    StoredText text,
    Instant createdAt,
    Instant setAt,
    Optional<Instant> expiresAt,
    long version) {

  NamedValue.Dates dates() {
    return new NamedValue.Dates(createdAt, setAt, expiresAt);
  }
}
