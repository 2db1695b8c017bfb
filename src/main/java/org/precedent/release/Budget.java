package org.precedent.release;

/** Bounds the work of a decision whose cost can grow beyond measure. Not thread-safe. */
final class Budget {
  private long left;

  Budget(long steps) {
    this.left = steps;
  }

  /** Takes the steps, or says that there are not so many left, now and from now on. */
  boolean spend(long steps) {
    left -= steps;
    return left >= 0;
  }
}
