package org.precedent.directory;

/**
 * A DN made comparable: DNs that are spelled differently but mean the same entry have the same key.
 * Short whatever the DN's length, so that it can be indexed.
 *
 * @param value 43 characters
 */
public record DnKey(String value) {

  /** The length of every key. */
  public static final int LENGTH = 43;

  /**
   * @throws IllegalArgumentException if it hasn't that length
   */
  public DnKey {
    if (value.length() != LENGTH) {
      throw new IllegalArgumentException("The key of a DN has " + LENGTH + " characters.");
    }
  }
}
