package org.precedent.directory;

/** What a search asks of a text, without regard to case. */
public sealed interface TextMatch {

  /** How a search for texts that are absent or empty is spelled. */
  String ABSENT = "IS NULL";

  /** How a search for all others is spelled. */
  String PRESENT = "NOT NULL";

  /** What makes a character of a {@link Like} stand for itself. */
  char ESCAPE = '!';

  /**
   * The most {@code %} that a pattern should have that somebody else wrote: a database may try all
   * ways to divide a text among them.
   */
  int MAX_WILDCARDS = 4;

  /** The text is absent or empty. */
  record Absent() implements TextMatch {}

  /** The text is neither. */
  record Present() implements TextMatch {}

  /**
   * The text matches.
   *
   * @param pattern with {@code %} for any characters and {@code _} for one, and {@code !} before
   *     one of the three that stands for itself
   */
  record Like(String pattern) implements TextMatch {

    /** How many {@code %} stand for something. */
    public int wildcards() {
      int wildcards = 0;
      for (int i = 0; i < pattern.length(); i++) {
        if (pattern.charAt(i) == ESCAPE) {
          i++;
        } else if (pattern.charAt(i) == '%') {
          wildcards++;
        }
      }
      return wildcards;
    }

    /** The text before the first wildcard; all of it if there is none. */
    String beginning() {
      StringBuilder text = new StringBuilder();
      int end = firstWildcard();
      for (int i = 0; i < end; i++) {
        if (pattern.charAt(i) == ESCAPE) {
          i++;
        }
        text.append(pattern.charAt(i));
      }
      return text.toString();
    }

    /** Whether there is no wildcard in it: only one text matches, in any case of its letters. */
    boolean isExact() {
      return firstWildcard() == pattern.length();
    }

    private int firstWildcard() {
      int i = 0;
      while (i < pattern.length() && !isWildcard(pattern.charAt(i))) {
        i += pattern.charAt(i) == ESCAPE ? 2 : 1;
      }
      return i;
    }

    private static boolean isWildcard(char c) {
      return c == '%' || c == '_';
    }
  }

  /** No text can match. */
  record Never() implements TextMatch {}

  /**
   * What a search parameter says: {@code IS NULL}, {@code NOT NULL}, or a pattern, in which {@code
   * \%}, {@code \_} and {@code \\} stand for the character itself. Of several {@code %} in a row,
   * one is left.
   */
  static TextMatch parse(String parameter) {
    if (parameter.strip().equalsIgnoreCase(ABSENT)) {
      return new Absent();
    }
    if (parameter.strip().equalsIgnoreCase(PRESENT)) {
      return new Present();
    }
    return Text.storable(parameter) ? new Like(escaped(parameter)) : new Never();
  }

  /** That text and no other, in any case of its letters. */
  static TextMatch exactly(String text) {
    return Text.storable(text) ? new Like(text.replaceAll("[%_!]", "!$0")) : new Never();
  }

  /** Whether that text matches, for lists that are in no database. */
  default boolean matches(String text) {
    if (this instanceof Like like) {
      return new Glob(like.pattern()).matches(text);
    }
    return this instanceof Absent ? text.isEmpty() : this instanceof Present && !text.isEmpty();
  }

  private static String escaped(String parameter) {
    StringBuilder pattern = new StringBuilder(parameter.length());
    boolean inAnyText = false;
    for (int i = 0; i < parameter.length(); i++) {
      char c = parameter.charAt(i);
      boolean escape =
          c == '\\' && i + 1 < parameter.length() && "%_\\".indexOf(parameter.charAt(i + 1)) >= 0;
      if (escape) {
        c = parameter.charAt(++i);
      }
      if (c == ESCAPE || (escape && c != '\\')) {
        pattern.append(ESCAPE);
      }
      if (c != '%' || escape || !inAnyText) {
        pattern.append(c);
      }
      inAnyText = c == '%' && !escape;
    }
    return pattern.toString();
  }
}
