package org.precedent.attribute;

import java.nio.charset.StandardCharsets;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;

/**
 * An unmanaged value: any JSON, as its source text, which is kept to the character. Whoever makes
 * one has checked that it is JSON.
 *
 * @param text at most {@value #MAX_BYTES} bytes of UTF-8
 */
public record JsonText(String text) {

  /** In bytes of UTF-8: what either database takes in one column, sealed or not. */
  public static final int MAX_BYTES = 1_000_000;

  /**
   * @throws InvalidException if the text is too long
   */
  public JsonText {
    if (text.length() > MAX_BYTES
        || (text.length() > MAX_BYTES / 3
            && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES)) {
      throw new InvalidException(
          Problem.invalid("value", "A value may have at most " + MAX_BYTES + " bytes as JSON."));
    }
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("Not the source text of JSON.");
    }
  }

  /** Shows nothing of the value. */
  @Override
  public String toString() {
    return "JsonText";
  }
}
