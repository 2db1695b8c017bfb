package org.precedent.attribute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What membership of one group brings: its values and those of all groups around it, at one version
 * of the groups. Immutable.
 *
 * @param version of the groups, moves with every change of any of them
 * @param byDefinition the values by the id of their definition
 */
record GroupLevels(long version, Map<Long, List<Expiring>> byDefinition) {

  private static final int BYTES_OF_LEVEL = 200;

  /**
   * A value with its end.
   *
   * @param expiresAt from when on it is absent; empty for never
   */
  record Expiring(Precedence.GroupLevel level, Optional<Instant> expiresAt) {

    boolean isAlive(Instant now) {
      return expiresAt.isEmpty() || expiresAt.get().isAfter(now);
    }
  }

  /** The values of one definition, by its id. */
  List<Expiring> of(Long definition) {
    return byDefinition.getOrDefault(definition, List.of());
  }

  /** About how many bytes it takes in memory. */
  int weight() {
    long bytes = BYTES_OF_LEVEL;
    for (List<Expiring> levels : byDefinition.values()) {
      for (Expiring expiring : levels) {
        bytes += BYTES_OF_LEVEL + bytes(expiring.level.content());
      }
    }
    return (int) Math.min(Integer.MAX_VALUE, bytes);
  }

  private static long bytes(Content content) {
    return content instanceof Content.Text text ? 2L * text.value().length() : 0;
  }
}
