package org.precedent.directory;

import java.util.regex.Pattern;

/** What a search asks of a text, without regard to case. */
public sealed interface TextMatch {

  /** How a search for texts that are absent or empty is spelled. */
  String ABSENT = "IS NULL";

  /** How a search for all others is spelled. */
  String PRESENT = "NOT NULL";

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

    private Pattern regex() {
      StringBuilder regex = new StringBuilder();
      for (int i = 0; i < pattern.length(); i++) {
        char c = pattern.charAt(i);
        if (c == '!') {
          regex.append(Pattern.quote(pattern.substring(++i, i + 1)));
        } else if (c == '%') {
          regex.append(".*");
        } else {
          regex.append(c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
      }
      return Pattern.compile(
          regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
  }

  /** No text can match. */
  record Never() implements TextMatch {}

  /**
   * What a search parameter says: {@code IS NULL}, {@code NOT NULL}, or a pattern, in which {@code
   * \%}, {@code \_} and {@code \\} stand for the character itself.
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

  /** Whether that text matches, for lists that are in no database. */
  default boolean matches(String text) {
    if (this instanceof Like like) {
      return like.regex().matcher(text).matches();
    }
    return this instanceof Absent ? text.isEmpty() : this instanceof Present && !text.isEmpty();
  }

  private static String escaped(String parameter) {
    StringBuilder pattern = new StringBuilder(parameter.length());
    for (int i = 0; i < parameter.length(); i++) {
      char c = parameter.charAt(i);
      boolean escape =
          c == '\\' && i + 1 < parameter.length() && "%_\\".indexOf(parameter.charAt(i + 1)) >= 0;
      if (escape) {
        c = parameter.charAt(++i);
      }
      if (c == '!' || (escape && c != '\\')) {
        pattern.append('!');
      }
      pattern.append(c);
    }
    return pattern.toString();
  }
}
