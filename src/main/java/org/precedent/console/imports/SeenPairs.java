package org.precedent.console.imports;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.precedent.attribute.DefinitionId;
import org.precedent.identity.UserId;

/**
 * Which attribute of which user a file has named. Ids grow one by one, so a bit for each costs
 * little. For one thread.
 */
final class SeenPairs {

  private static final int BITS = 16;

  private final Map<DefinitionId, Map<Long, BitSet>> seen = new HashMap<>();

  /** Remembers it, and tells whether it is new. */
  boolean add(UserId user, DefinitionId definition) {
    BitSet block =
        seen.computeIfAbsent(definition, none -> new HashMap<>())
            .computeIfAbsent(user.value() >>> BITS, none -> new BitSet());
    int bit = (int) (user.value() & ((1 << BITS) - 1));
    boolean isNew = !block.get(bit);
    block.set(bit);
    return isNew;
  }
}
