package org.precedent.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/**
 * Texts as pages show them among others: values have up to 64 KB, of which the beginning is enough
 * there. Thread-safe.
 */
@Named
@ApplicationScoped
public class ShownText {

  private static final int MAX_CHARACTERS = 240;
  private static final int MAX_LINES = 5;

  /** Whether only its beginning is shown among others. */
  public boolean isLong(String text) {
    return end(text) < text.length();
  }

  /** The text, or its beginning and an ellipsis. */
  public String cut(String text) {
    int end = end(text);
    return end < text.length() ? text.substring(0, end) + " …" : text;
  }

  // Never between the two halves of a character.
  private static int end(String text) {
    int end = Math.min(text.length(), MAX_CHARACTERS);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    int line = -1;
    for (int i = 0; i < MAX_LINES; i++) {
      line = text.indexOf('\n', line + 1);
      if (line < 0) {
        return end;
      }
    }
    return Math.min(end, line);
  }
}
