package org.precedent.identity;

import java.util.Optional;

/**
 * The id of a group: a positive 64-bit integer, on the wire a decimal string, never reused.
 *
 * @param value from 1 to {@link Long#MAX_VALUE}
 */
public record GroupId(long value) {

  /** The group that every user is in from the beginning, without a row of membership. */
  public static final GroupId ALL_USERS = new GroupId(1);

  /**
   * @throws IllegalArgumentException if the value is not positive
   */
  public GroupId {
    Ids.requirePositive(value);
  }

  /** The id that the decimal digits of {@code text} spell; empty if they spell none. */
  public static Optional<GroupId> parse(String text) {
    return Ids.parse(text).map(GroupId::new);
  }

  /** The decimal digits, as on the wire. */
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
