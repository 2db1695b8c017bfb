package org.precedent.directory.ldap;

/**
 * From one value to another, both allowed.
 *
 * @param <T> what has an order
 */
record Span<T extends Comparable<? super T>>(T min, T max) {

  /**
   * @param what begins the message
   * @throws IllegalArgumentException if the value lies outside
   */
  void require(String what, T value) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(what + " must be from " + min + " to " + max);
    }
  }
}
