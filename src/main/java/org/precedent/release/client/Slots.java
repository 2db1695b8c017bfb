package org.precedent.release.client;

import java.util.HashMap;
import java.util.Map;

/** Counts the deliveries that are under way, in all and by origin. Thread-safe. */
final class Slots {

  private final int max;
  private final int maxPerOrigin;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  Slots(int max, int maxPerOrigin) {
    this.max = max;
    this.maxPerOrigin = maxPerOrigin;
  }

  /** Takes a slot if there is one; it must be given back. Never waits. */
  synchronized boolean take(String origin) {
    int there = taken.getOrDefault(origin, 0);
    if (all >= max || there >= maxPerOrigin) {
      return false;
    }
    all++;
    taken.put(origin, there + 1);
    return true;
  }

  /** Gives a slot back. */
  synchronized void giveBack(String origin) {
    all--;
    taken.computeIfPresent(origin, (same, count) -> count == 1 ? null : count - 1);
  }
}
