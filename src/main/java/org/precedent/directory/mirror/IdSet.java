package org.precedent.directory.mirror;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ids of rows, one bit for each, since they come from a sequence. For one thread. */
final class IdSet {

  private static final int SEGMENT_BITS = 16;
  private static final int MASK = (1 << SEGMENT_BITS) - 1;

  private final Map<Long, BitSet> segments = new TreeMap<>();
  private long size;

  void add(long id) {
    BitSet segment = segments.computeIfAbsent(id >>> SEGMENT_BITS, none -> new BitSet());
    int bit = (int) (id & MASK);
    if (!segment.get(bit)) {
      segment.set(bit);
      size++;
    }
  }

  void remove(long id) {
    BitSet segment = segments.get(id >>> SEGMENT_BITS);
    int bit = (int) (id & MASK);
    if (segment != null && segment.get(bit)) {
      segment.clear(bit);
      size--;
    }
  }

  long size() {
    return size;
  }

  /** All of them, in order. */
  List<Long> toList() {
    List<Long> ids = new ArrayList<>();
    segments.forEach(
        (high, bits) -> bits.stream().forEach(low -> ids.add(high << SEGMENT_BITS | low)));
    return ids;
  }
}
