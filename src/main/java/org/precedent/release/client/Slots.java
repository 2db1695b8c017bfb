package org.precedent.release.client;

import java.util.HashMap;
import java.util.Map;

/** Counts what is under way, deliveries or look-ups, in all and by where it goes. Thread-safe. */
final class Slots {

  private final int max;
  private final int maxPerPlace;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  Slots(int max, int maxPerPlace) {
    this.max = max;
    this.maxPerPlace = maxPerPlace;
  }

  /** Takes a slot if there is one; it must be given back. Never waits. */
  synchronized boolean take(String place) {
    int there = taken.getOrDefault(place, 0);
    if (all >= max || there >= maxPerPlace) {
      return false;
    }
    all++;
    taken.put(place, there + 1);
    return true;
  }

  /** Gives a slot back. */
  synchronized void giveBack(String place) {
    all--;
    taken.computeIfPresent(place, (same, count) -> count == 1 ? null : count - 1);
  }
}
