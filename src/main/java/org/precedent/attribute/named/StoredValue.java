package org.precedent.attribute.named;

import java.time.Instant;
import java.util.Optional;
import org.precedent.attribute.StoredText;

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
