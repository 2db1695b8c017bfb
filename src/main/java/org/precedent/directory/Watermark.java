package org.precedent.directory;

/**
 * Up to where a directory's changes are known. To be kept and given back as it is.
 *
 * @param text 1 to 512 characters
 */
public record Watermark(String text) {

  private static final int MAX_LENGTH = 512;

  /**
   * @throws IllegalArgumentException if it hasn't that length
   */
  public Watermark {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("A watermark has 1 to " + MAX_LENGTH + " characters.");
    }
  }
}
