package org.precedent.release;

/** IPv4 addresses in the one form that all parsers read alike (RFC 3986, section 3.2.2). */
final class Ipv4 {
  private static final int PARTS = 4;
  private static final int MAX_DIGITS = 3;
  private static final int MAX_PART = 255;

  private Ipv4() {}

  /** Four numbers from 0 to 255 without leading zeros, with dots between them. */
  static boolean isDottedDecimal(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != PARTS) {
      return false;
    }
    for (String part : parts) {
      if (!isPart(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPart(String part) {
    if (part.isEmpty() || part.length() > MAX_DIGITS || !Ascii.isDigits(part)) {
      return false;
    }
    return part.length() == 1 || (part.charAt(0) != '0' && Integer.parseInt(part) <= MAX_PART);
  }
}
