package org.precedent.console.imports;

import java.time.Instant;
import java.util.Optional;
import org.precedent.identity.UserId;

/**
 * How far the import of one file is. Holds nothing of its content.
 *
 * @param lines how many lines with values it has; empty until they are counted
 * @param checked how many of them are checked
 * @param written of how many the values are written; after a failure, at least so many, from the
 *     first on
 * @param problems how many things are wrong with it
 */
public record ValueImport(
    long id,
    UserId caller,
    String fileName,
    ImportPhase phase,
    Instant createdAt,
    Optional<Instant> endedAt,
    Optional<Long> lines,
    long checked,
    long written,
    long problems) {

  /** How many steps there are: each line is checked, then written; zero if nobody knows. */
  public long total() {
    return 2 * lines.orElse(0L);
  }

  /** How many of the steps are done. */
  public long steps() {
    return checked + written;
  }
}
