package org.precedent.directory.mirror;

import java.util.List;
import org.precedent.directory.EntryPlace;

/**
 * What a listing names that is not as it is mirrored, but for what is gone.
 *
 * @param unknown how many aren't mirrored, or were gone and are back
 * @param someUnknown the first of these
 * @param moved whose place is another
 * @param allMoved whether these are all who moved
 */
record News(long unknown, List<EntryPlace> someUnknown, List<Move> moved, boolean allMoved) {

  /** Keeps its own copies. */
  News {
    someUnknown = List.copyOf(someUnknown);
    moved = List.copyOf(moved);
  }
}
