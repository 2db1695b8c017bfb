package org.precedent.session;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * The name with which a local user logs in.
 *
 * @param text 1 to 255 characters, none of them blank or a control character
 */
public record Username(String text) {

  private static final int MAX_LENGTH = 255;

  /** What makes a text no user name. */
  public enum Flaw {
    INVALID,
    TOO_LONG,
    WHITESPACE
  }

  /**
   * @throws IllegalArgumentException if the text has a flaw
   */
  public Username {
    if (flaw(text).isPresent()) {
      throw new IllegalArgumentException("No user name");
    }
  }

  /** What makes the text no user name, if anything does. */
  public static Optional<Flaw> flaw(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.of(Flaw.TOO_LONG);
    }
    if (text.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
      return Optional.of(Flaw.WHITESPACE);
    }
    boolean valid =
        !text.isEmpty()
            && text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF))
            && key(text).length() <= 2 * MAX_LENGTH;
    return valid ? Optional.empty() : Optional.of(Flaw.INVALID);
  }

  /** What must be unique: names that differ in case or composition only are the same to people. */
  String key() {
    return key(text);
  }

  /** The same of any text, by which to look for a name. */
  static String key(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }
}
