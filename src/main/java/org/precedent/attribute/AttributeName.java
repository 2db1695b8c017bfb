package org.precedent.attribute;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a managed attribute: 1 to {@value #MAX_LENGTH} of lower case letters, digits,
 * underscores and hyphens.
 *
 * @param text the name
 */
public record AttributeName(String text) {

  /** In characters. */
  public static final int MAX_LENGTH = 255;

  private static final Pattern FORM = Pattern.compile("[a-z0-9_-]{1," + MAX_LENGTH + "}");

  /**
   * @throws IllegalArgumentException if the text is no name
   */
  public AttributeName {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("Not a name of an attribute.");
    }
  }

  /** The name, if the text is one. */
  public static Optional<AttributeName> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new AttributeName(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
