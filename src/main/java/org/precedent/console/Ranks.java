package org.precedent.console;

import java.util.List;
import org.precedent.attribute.GroupValue;

/** Places in an order of ranks, which may have gaps. */
final class Ranks {

  private Ranks() {}

  /** Where a value is to be among the others, from 0, so that it gets a rank. */
  static int placeOf(List<GroupValue> values, int from, long rank) {
    int current = values.get(from).rank();
    long before =
        values.stream()
            .filter(value -> value.rank() != current)
            .filter(value -> rank > current ? value.rank() <= rank : value.rank() < rank)
            .count();
    return Math.toIntExact(before);
  }
}
