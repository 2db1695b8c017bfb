package org.precedent.identity;

import java.util.Optional;

/** What all ids have in common: positive 64-bit integers, written in decimal. */
public final class Ids {

  private static final int MAX_DIGITS = 19;

  private Ids() {}

  /**
   * The positive number that {@code text} spells in ASCII digits without a sign or leading zero;
   * else empty.
   */
  public static Optional<Long> parse(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS || text.charAt(0) == '0') {
      return Optional.empty();
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        return Optional.empty();
      }
      value = value * 10 + digit;
    }
    return Optional.of(value);
  }

  /**
   * @throws IllegalArgumentException if {@code value} is not positive
   */
  public static void requirePositive(long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("An id is positive, not " + value);
    }
  }
}
