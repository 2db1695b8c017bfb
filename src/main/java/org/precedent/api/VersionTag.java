package org.precedent.api;

import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.precedent.attribute.named.Edition;
import org.precedent.attribute.named.VersionedValue;

/**
 * The entity tag of a value: its version, and when it was created, so that one that was deleted and
 * created anew never has the tag of its predecessor.
 */
final class VersionTag {

  private VersionTag() {}

  static EntityTag of(VersionedValue value) {
    return of(value.edition());
  }

  static EntityTag of(Edition edition) {
    long created = ChronoUnit.MICROS.between(Instant.EPOCH, edition.createdAt());
    return new EntityTag(edition.version() + "-" + Long.toString(created, Character.MAX_RADIX));
  }
}
