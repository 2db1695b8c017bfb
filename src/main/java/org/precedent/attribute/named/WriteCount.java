package org.precedent.attribute.named;

import java.util.Optional;

/**
 * What became of a write.
 *
 * @param rows how many rows it wrote
 * @param edition what it made of the row, if it is the only one
 * @param current whether the definitions were those that it was checked by; if not, no row was
 *     written
 * @param fits whether there was {@link Room} for all; what had none was not written
 */
record WriteCount(int rows, Optional<Edition> edition, boolean current, boolean fits) {

  /** Where there is room for anything. */
  WriteCount(int rows, Optional<Edition> edition, boolean current) {
    this(rows, edition, current, true);
  }

  /** The same where there was no room for some. */
  WriteCount outOfRoom() {
    return new WriteCount(rows, edition, current, false);
  }
}
