package org.precedent.release;

import java.util.Locale;
import java.util.Optional;

/** The one spelling of percent-encoded text (RFC 3986, sections 2 and 6.2.2). */
final class PercentEncoding {
  private static final int TRIPLET = 3;
  private static final String UNRESERVED_MARKS = "-._~";
  private static final String OTHERS_IN_QUERY_AND_PATH = "!$&'()*+,;=:@/";

  private PercentEncoding() {}

  static Optional<String> normalize(Optional<String> query) throws Rejection {
    return query.isPresent() ? Optional.of(normalize(query.get(), true)) : query;
  }

  /**
   * The text with unreserved characters decoded and the digits of the others in upper case. Refuses
   * characters that RFC 3986 does not allow in a path, or in a query.
   */
  static String normalize(String text, boolean query) throws Rejection {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        return decodeUnreserved(text, i, query);
      }
      check(c, query);
    }
    return text;
  }

  private static String decodeUnreserved(String text, int start, boolean query) throws Rejection {
    StringBuilder result = new StringBuilder(text.length()).append(text, 0, start);
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '%') {
        appendTriplet(result, text, i);
        i += TRIPLET;
      } else {
        check(c, query);
        result.append(c);
        i++;
      }
    }
    return result.toString();
  }

  private static void appendTriplet(StringBuilder result, String text, int start) throws Rejection {
    int octet = octet(text, start);
    if (octet < 0) {
      throw new Rejection(RefusalReason.PERCENT_ENCODING);
    }
    if (isUnreserved((char) octet)) {
      result.append((char) octet);
    } else {
      result.append(text.substring(start, start + TRIPLET).toUpperCase(Locale.ROOT));
    }
  }

  /** The octet that the triplet at this place stands for, or -1 if there is no triplet. */
  static int octet(String text, int start) {
    if (start + 2 >= text.length() || text.charAt(start) != '%') {
      return -1;
    }
    int high = Ascii.hexDigit(text.charAt(start + 1));
    int low = Ascii.hexDigit(text.charAt(start + 2));
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static void check(char c, boolean query) throws Rejection {
    if (!isUnreserved(c) && OTHERS_IN_QUERY_AND_PATH.indexOf(c) < 0 && !(query && c == '?')) {
      throw new Rejection(RefusalReason.CHARACTER);
    }
  }

  private static boolean isUnreserved(char c) {
    return Ascii.isLetterOrDigit(c) || UNRESERVED_MARKS.indexOf(c) >= 0;
  }
}
