package org.precedent.directory.mirror;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.precedent.identity.DirectoryId;

/** Eight bytes of each identity in a listing, to find those that come twice. For one thread. */
final class IdDigests {

  // FNV-1a of 64 bits, over characters: two of a million are the same once in 30 million listings.
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int FIRST_SIZE = 1_024;

  private long[] digests = new long[FIRST_SIZE];
  private int size;

  void add(DirectoryId id) {
    if (size == digests.length) {
      digests = Arrays.copyOf(digests, 2 * size);
    }
    digests[size++] = of(id);
  }

  /** Those that were added more than once. */
  Set<Long> repeated() {
    Arrays.sort(digests, 0, size);
    Set<Long> repeated = new HashSet<>();
    for (int i = 1; i < size; i++) {
      if (digests[i] == digests[i - 1]) {
        repeated.add(digests[i]);
      }
    }
    return repeated;
  }

  /** How many were added that are among these, each as often as it was added. */
  long countIn(Set<Long> others) {
    return others.isEmpty() ? 0 : Arrays.stream(digests, 0, size).filter(others::contains).count();
  }

  long size() {
    return size;
  }

  static long of(DirectoryId id) {
    long digest = OFFSET;
    String text = id.value();
    for (int i = 0; i < text.length(); i++) {
      digest = (digest ^ text.charAt(i)) * PRIME;
    }
    return digest;
  }
}
