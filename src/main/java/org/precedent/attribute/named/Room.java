package org.precedent.attribute.named;

import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;

/**
 * How much one owner may have in a table of values.
 *
 * @param names how many values
 * @param bytes how long these may be together, in bytes of UTF-8
 */
record Room(int names, int bytes) {

  /** Whoever reads his settings gets them all at once: their sum is what an answer may have. */
  static final Room OF_SETTINGS = new Room(500, 2_000_000);

  /** Says that there is none left. */
  InvalidException exceeded() {
    return new InvalidException(
        Problem.invalid(
            "value",
            "A user may have at most %d of these values, with %d bytes together."
                .formatted(names, bytes)));
  }
}
