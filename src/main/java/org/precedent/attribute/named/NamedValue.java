package org.precedent.attribute.named;

import java.time.Instant;
import java.util.Optional;
import org.precedent.attribute.FreeName;

/**
 * What stands under a name.
 *
 * @param content as far as it may be read
 * @param dates empty if the value is not the user's own, but comes from a group, a default, or is
 *     computed
 * @param encrypted whether it is sealed
 */
public record NamedValue(
    FreeName name, NamedContent content, Optional<Dates> dates, boolean encrypted) {

  /**
   * @param expiresAt empty for never
   */
  public record Dates(Instant createdAt, Instant setAt, Optional<Instant> expiresAt) {}
}
