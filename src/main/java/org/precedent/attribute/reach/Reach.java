package org.precedent.attribute.reach;

import java.util.List;
import org.precedent.attribute.Definition;
import org.precedent.attribute.Source;

/**
 * How the effective values of one attribute are spread over all users.
 *
 * @param users how many there are
 * @param sources every level, best first, those that win nowhere included; they add up to {@code
 *     users}
 * @param values the most frequent values, the most frequent first; none of a hidden or computed
 *     attribute
 */
public record Reach(
    Definition definition, long users, List<SourceCount> sources, List<ValueCount> values) {

  /** Keeps its own copies. */
  public Reach {
    sources = List.copyOf(sources);
    values = List.copyOf(values);
  }

  /** For how many users an attribute has a value. */
  public long set() {
    return sources.stream()
        .filter(count -> !(count.source() instanceof Source.None))
        .mapToLong(SourceCount::users)
        .sum();
  }
}
