package org.precedent.secrecy;

/** Checks ids. */
final class Ids {

  private Ids() {}

  static void requirePositive(long... ids) {
    for (long id : ids) {
      if (id <= 0) {
        throw new IllegalArgumentException("An id is positive, not " + id);
      }
    }
  }
}
