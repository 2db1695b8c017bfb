package org.precedent.identity;

import java.util.Optional;

/**
 * The id of a user: a positive 64-bit integer, on the wire a decimal string, never reused.
 *
 * @param value from 1 to {@link Long#MAX_VALUE}
 */
public record UserId(long value) {

  /**
   * @throws IllegalArgumentException if the value is not positive
   */
  public UserId {
    Ids.requirePositive(value);
  }

  /** The id that the decimal digits of {@code text} spell; empty if they spell none. */
  public static Optional<UserId> parse(String text) {
    return Ids.parse(text).map(UserId::new);
  }

  /** The decimal digits, as on the wire. */
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
