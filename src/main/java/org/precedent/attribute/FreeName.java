package org.precedent.attribute;

import java.nio.charset.StandardCharsets;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;

/**
 * A name that needs no definition: 1 to {@value #MAX_LENGTH} characters, any but U+0000. Compared
 * to the character.
 *
 * @param text the name
 */
public record FreeName(String text) {

  /** In characters (code points). */
  public static final int MAX_LENGTH = 191;

  /**
   * @throws InvalidException if the text is no name
   */
  public FreeName {
    if (text.isEmpty()
        || text.codePointCount(0, text.length()) > MAX_LENGTH
        || text.indexOf('\0') >= 0
        || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new InvalidException(
          Problem.invalid(
              "name",
              "A name must have 1 to "
                  + MAX_LENGTH
                  + " characters, without U+0000 and halves of surrogate pairs."));
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
