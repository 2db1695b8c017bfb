package org.precedent.release;

import java.util.Optional;

/**
 * A URL cut into its parts (RFC 3986, section 3), nothing decoded yet.
 *
 * @param authority what stands between {@code ://} and the path
 * @param path empty or beginning with a slash
 * @param query without its question mark
 */
record UrlText(Scheme scheme, String authority, String path, Optional<String> query) {
  private static final String MARK = "://";

  /** Cuts a URL, which must have a scheme. */
  static UrlText ofUrl(String url) throws Rejection {
    return ofUrl(url, Destination.MAX_LENGTH);
  }

  /**
   * The same for a URL with values filled in, of any length: a limit would tell that of a value.
   */
  static UrlText ofFilledUrl(String url) throws Rejection {
    return ofUrl(url, Integer.MAX_VALUE);
  }

  private static UrlText ofUrl(String url, int maxLength) throws Rejection {
    check(url, maxLength);
    int mark = schemeMark(url);
    if (mark < 0) {
      throw new Rejection(RefusalReason.SCHEME);
    }
    return cut(scheme(url.substring(0, mark)), url.substring(mark + MARK.length()));
  }

  /** Cuts a pattern, whose scheme is https if it has none. */
  static UrlText ofPattern(String pattern) throws Rejection {
    check(pattern, DestinationPattern.MAX_LENGTH);
    int mark = schemeMark(pattern);
    if (mark >= 0) {
      return cut(scheme(pattern.substring(0, mark)), pattern.substring(mark + MARK.length()));
    }
    UrlText text = cut(Scheme.HTTPS, pattern);
    if (isScheme(text.authority())) {
      throw new Rejection(RefusalReason.SCHEME);
    }
    return text;
  }

  /** Whether an authority is really a scheme that lacks a slash, as in {@code https:/host}. */
  private static boolean isScheme(String authority) {
    int colon = authority.indexOf(':');
    return colon > 0 && Scheme.of(authority.substring(0, colon)).isPresent();
  }

  /** Where {@code ://} ends the scheme, or -1; one in a path or query is no such mark. */
  private static int schemeMark(String text) {
    int mark = text.indexOf(MARK);
    return mark >= 0 && mark < authorityEnd(text) ? mark : -1;
  }

  private static Scheme scheme(String text) throws Rejection {
    return Scheme.of(text).orElseThrow(() -> new Rejection(RefusalReason.SCHEME));
  }

  private static UrlText cut(Scheme scheme, String rest) {
    int end = authorityEnd(rest);
    String authority = rest.substring(0, end);
    int question = rest.indexOf('?', end);
    return question < 0
        ? new UrlText(scheme, authority, rest.substring(end), Optional.empty())
        : new UrlText(
            scheme,
            authority,
            rest.substring(end, question),
            Optional.of(rest.substring(question + 1)));
  }

  private static int authorityEnd(String text) {
    int slash = text.indexOf('/');
    int question = text.indexOf('?');
    int end = slash < 0 ? text.length() : slash;
    return question < 0 ? end : Math.min(end, question);
  }

  private static void check(String text, int maxLength) throws Rejection {
    if (text.isEmpty()) {
      throw new Rejection(RefusalReason.EMPTY);
    }
    if (text.length() > maxLength) {
      throw new Rejection(RefusalReason.TOO_LONG);
    }
    for (int i = 0; i < text.length(); i++) {
      check(text.charAt(i));
    }
  }

  private static void check(char c) throws Rejection {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      throw new Rejection(RefusalReason.WHITE_SPACE);
    }
    if (Character.isISOControl(c)) {
      throw new Rejection(RefusalReason.CONTROL_CHARACTER);
    }
    if (c == '\\') {
      throw new Rejection(RefusalReason.BACKSLASH);
    }
    if (c == '#') {
      throw new Rejection(RefusalReason.FRAGMENT);
    }
  }
}
