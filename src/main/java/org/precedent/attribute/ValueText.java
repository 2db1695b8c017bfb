package org.precedent.attribute;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the text of any managed value must be, whatever its type. */
public final class ValueText {

  /** In bytes of UTF-8. */
  public static final int MAX_BYTES = 64 * 1024;

  private ValueText() {}

  /**
   * Why the text can't be kept to the character; empty if it can. PostgreSQL's text refuses U+0000,
   * and a surrogate without its partner has no UTF-8.
   */
  public static Optional<String> problem(String text) {
    boolean surrogate = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return Optional.of("must not contain the character U+0000");
      }
      surrogate |= Character.isSurrogate(c);
    }
    if (surrogate && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      return Optional.of("contains half a surrogate pair, which is no character");
    }
    if (text.length() > MAX_BYTES
        || (text.length() > MAX_BYTES / 3
            && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES)) {
      return Optional.of("must have at most " + MAX_BYTES + " bytes in UTF-8");
    }
    return Optional.empty();
  }
}
