package org.precedent.directory;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many rows at most, from 0 to {@value #MAX_LIMIT}
 * @param offset how many rows to skip, not negative
 */
public record Page(int limit, int offset) {

  /** The most rows that one answer has, also when no limit is given. */
  public static final int MAX_LIMIT = 10_000;

  /** From the beginning, as many as there may be. */
  public static final Page FIRST = new Page(MAX_LIMIT, 0);

  /** Holds the limit to {@link #MAX_LIMIT}. */
  public Page {
    if (limit < 0 || offset < 0) {
      throw new IllegalArgumentException("A page has no negative limit or offset");
    }
    limit = Math.min(limit, MAX_LIMIT);
  }
}
