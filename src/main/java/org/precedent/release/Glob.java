package org.precedent.release;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Text with wildcards: its literal parts, with one wildcard between each two. A wildcard stands for
 * any characters, at least as many as {@code atLeast} says (0 or 1).
 */
record Glob(List<String> parts, int atLeast) {
  private static final Pattern STAR = Pattern.compile("*", Pattern.LITERAL);
  private static final Pattern STARS = Pattern.compile("\\*+");

  Glob {
    parts = List.copyOf(parts);
  }

  /** Each {@code *} stands for one or more characters. */
  static Glob oneOrMore(String text) {
    return new Glob(List.of(STAR.split(text, -1)), 1);
  }

  /** Each {@code *} stands for any number of characters, so several together are one. */
  static Glob anyNumber(String text) {
    return new Glob(List.of(STARS.split(text, -1)), 0);
  }

  boolean isLiteral() {
    return parts.size() == 1;
  }

  String first() {
    return parts.get(0);
  }

  boolean matches(String text) {
    if (isLiteral()) {
      return text.equals(first());
    }
    int end = text.length() - last().length();
    return text.startsWith(first()) && text.endsWith(last()) && matchesBetween(text, end);
  }

  /** The first fit of each part is the best: it leaves the most text to the parts after it. */
  private boolean matchesBetween(String text, int end) {
    int position = first().length();
    for (int i = 1; i < parts.size() - 1; i++) {
      int found = text.indexOf(parts.get(i), position + atLeast);
      if (found < 0) {
        return false;
      }
      position = found + parts.get(i).length();
    }
    return position + atLeast <= end;
  }

  private String last() {
    return parts.get(parts.size() - 1);
  }
}
