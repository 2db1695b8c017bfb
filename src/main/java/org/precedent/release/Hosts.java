package org.precedent.release;

import java.util.Locale;

/** Brings the host of a URL into its one spelling, or refuses it. */
final class Hosts {
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  private Hosts() {}

  /** A name, an IPv4 address, or an IPv6 address in brackets, as {@link Destination#host} says. */
  static String canonical(String text) throws Rejection {
    if (text.startsWith("[")) {
      return Ipv6.canonical(text);
    }
    String name = ascii(text);
    return endsInNumber(name) ? ipv4(name) : name;
  }

  /** A name in ASCII and lower case, every label checked; it may still be a number. */
  static String ascii(String text) throws Rejection {
    if (text.indexOf('%') >= 0) {
      throw new Rejection(RefusalReason.PERCENT_IN_HOST);
    }
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (name.isEmpty()) {
      throw new Rejection(text.isEmpty() ? RefusalReason.NO_HOST : RefusalReason.EMPTY_LABEL);
    }
    if (name.length() > MAX_NAME) {
      throw new Rejection(RefusalReason.HOST_TOO_LONG);
    }
    String lower = InternationalNames.isPlain(name) ? name.toLowerCase(Locale.ROOT) : "";
    String ascii = lower.isEmpty() ? InternationalNames.toAscii(name) : lower;
    checkLabels(ascii, false);
    return ascii;
  }

  /** Checks length and characters of each label, where {@code *} is one if wildcards may occur. */
  static void checkLabels(String name, boolean wildcards) throws Rejection {
    if (name.length() > MAX_NAME) {
      throw new Rejection(RefusalReason.HOST_TOO_LONG);
    }
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == '.') {
        checkLabel(name, start, i);
        start = i + 1;
      } else if (!isHostCharacter(name.charAt(i), wildcards)) {
        throw new Rejection(RefusalReason.HOST_CHARACTER);
      }
    }
  }

  private static void checkLabel(String name, int start, int end) throws Rejection {
    if (start == end) {
      throw new Rejection(RefusalReason.EMPTY_LABEL);
    }
    if (end - start > MAX_LABEL) {
      throw new Rejection(RefusalReason.HOST_TOO_LONG);
    }
    if (name.charAt(start) == '-' || name.charAt(end - 1) == '-') {
      throw new Rejection(RefusalReason.HOST_CHARACTER);
    }
  }

  /** Letters, digits and hyphen (RFC 1123), and the underscore that intranets like to use. */
  private static boolean isHostCharacter(char c, boolean wildcards) {
    return Ascii.isLetterOrDigit(c) || c == '-' || c == '_' || (wildcards && c == '*');
  }

  /** Whether some resolver would take the name for an IPv4 address (WHATWG URL, section 3.5). */
  static boolean endsInNumber(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (!Ascii.isDigit(last.charAt(0))) {
      return false;
    }
    return Ascii.isDigits(last) || isHexNumber(last);
  }

  private static boolean isHexNumber(String label) {
    if (!label.startsWith("0x")) {
      return false;
    }
    for (int i = 2; i < label.length(); i++) {
      if (Ascii.hexDigit(label.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String ipv4(String text) throws Rejection {
    if (!Ipv4.isDottedDecimal(text)) {
      throw new Rejection(RefusalReason.IPV4_FORM);
    }
    return text;
  }
}
