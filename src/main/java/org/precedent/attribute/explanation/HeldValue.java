package org.precedent.attribute.explanation;

import java.time.Instant;
import java.util.Optional;
import org.precedent.attribute.Content;
import org.precedent.attribute.Definition;

/**
 * A value that lies in the database, whether it counts or not.
 *
 * @param expiresAt from when on it is absent; empty for never
 * @param setBy empty if nobody knows
 */
record HeldValue(Content content, Optional<Instant> expiresAt, Optional<SetBy> setBy) {

  Optional<Instant> expiredBy(Instant now) {
    return expiresAt.filter(end -> !end.isAfter(now));
  }

  /** The same as others may see it. */
  HeldValue of(Definition definition) {
    return definition.hidden() ? new HeldValue(Content.HIDDEN, expiresAt, setBy) : this;
  }
}
