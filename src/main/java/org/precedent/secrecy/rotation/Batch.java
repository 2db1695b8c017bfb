package org.precedent.secrecy.rotation;

import java.util.List;

/**
 * What came of some rows of a table.
 *
 * @param resealed how many are sealed again
 * @param unreadable how many don't open, and stay as they are
 * @param last key id and key of the last row; empty if there was no row
 */
record Batch(int resealed, int unreadable, List<Object> last) {

  boolean isEmpty() {
    return last.isEmpty();
  }
}
