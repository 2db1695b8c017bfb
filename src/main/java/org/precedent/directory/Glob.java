package org.precedent.directory;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A pattern of SQL's LIKE as this server matches it itself: without regard to case, and in a time
 * that grows with the text times the pattern, whatever they are. Immutable.
 */
final class Glob {

  private static final int ANY_TEXT = -1;
  private static final int ANY_CHARACTER = -2;

  /** Code points in one case, and the two wildcards. */
  private final int[] tokens;

  /**
   * @param pattern as in {@link TextMatch.Like}
   */
  Glob(String pattern) {
    IntStream.Builder read = IntStream.builder();
    int[] characters = pattern.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      int c = characters[i];
      if (c == TextMatch.ESCAPE && i + 1 < characters.length) {
        read.add(folded(characters[++i]));
      } else if (c == '%') {
        read.add(ANY_TEXT);
      } else {
        read.add(c == '_' ? ANY_CHARACTER : folded(c));
      }
    }
    tokens = read.build().toArray();
  }

  /** Whether all of the text matches. */
  boolean matches(String text) {
    int[] characters = text.codePoints().map(Glob::folded).toArray();
    int at = 0;
    int token = 0;
    int lastAny = -1;
    int resume = 0;
    while (at < characters.length) {
      if (token < tokens.length && tokens[token] == ANY_TEXT) {
        // Only the last one ever has to take more: what stands before it has matched already.
        lastAny = token++;
        resume = at;
      } else if (token < tokens.length && isOne(tokens[token], characters[at])) {
        token++;
        at++;
      } else if (lastAny >= 0) {
        token = lastAny + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    return Arrays.stream(tokens, token, tokens.length).allMatch(rest -> rest == ANY_TEXT);
  }

  private static boolean isOne(int token, int character) {
    return token == ANY_CHARACTER || token == character;
  }

  private static int folded(int character) {
    return Character.toLowerCase(Character.toUpperCase(character));
  }
}
