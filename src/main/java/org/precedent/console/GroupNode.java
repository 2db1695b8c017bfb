package org.precedent.console;

import org.precedent.directory.Group;

/**
 * A group in the tree.
 *
 * @param children how many groups are directly in it
 */
public record GroupNode(Group group, long children) {

  /** Whether there is something to unfold. */
  public boolean parent() {
    return children > 0;
  }
}
