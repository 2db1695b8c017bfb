package org.precedent.attribute;

import java.util.List;

/**
 * All levels that have a value for one attribute of one user, best first.
 *
 * @param definition the attribute
 * @param levels perhaps none
 */
public record SearchPath(Definition definition, List<Level> levels) {

  public SearchPath {
    levels = List.copyOf(levels);
  }

  /** The level that wins; {@link Level#UNSET} if none has a value. */
  public Level effective() {
    return levels.isEmpty() ? Level.UNSET : levels.get(0);
  }

  /** Whether no level has a value. */
  public boolean isUnset() {
    return levels.isEmpty();
  }
}
