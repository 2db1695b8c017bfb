package org.precedent.attribute.named;

import java.time.Instant;
import java.util.Optional;
import org.precedent.attribute.DefinitionSnapshot;
import org.precedent.identity.UserId;

/**
 * Who writes, when, and on what condition.
 *
 * @param about the user that the audit names, where the owner is none
 * @param definitions the version of the definitions that must still hold; empty if they don't
 *     matter
 * @param expected what a value must still be; empty if it does not matter
 */
record Stamp(
    UserId by,
    Instant now,
    Optional<UserId> about,
    Optional<Long> definitions,
    Optional<Edition> expected) {

  static Stamp of(UserId by, Instant now) {
    return new Stamp(by, now, Optional.empty(), Optional.empty(), Optional.empty());
  }

  Stamp about(UserId user) {
    return new Stamp(by, now, Optional.of(user), definitions, expected);
  }

  Stamp under(DefinitionSnapshot snapshot) {
    return new Stamp(by, now, about, Optional.of(snapshot.version()), expected);
  }

  Stamp expecting(Edition edition) {
    return new Stamp(by, now, about, definitions, Optional.of(edition));
  }
}
