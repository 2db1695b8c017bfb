package org.precedent.console;

import org.precedent.attribute.Source;
import org.precedent.attribute.reach.Reach;
import org.precedent.attribute.reach.SourceCount;

/**
 * What deleting an attribute would take away.
 *
 * @param users who have a value now, and would have none
 * @param own how many have one of their own
 * @param groups how many groups have a value
 */
public record Consequences(long users, long own, long groups) {

  static Consequences of(Reach reach) {
    return new Consequences(
        reach.set(),
        reach.sources().stream()
            .filter(count -> count.source() instanceof Source.User)
            .mapToLong(SourceCount::users)
            .sum(),
        reach.sources().stream().filter(count -> count.source() instanceof Source.Group).count());
  }
}
