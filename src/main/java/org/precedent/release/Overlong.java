package org.precedent.release;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ASCII in forms of UTF-8 that are longer than they may be (RFC 3629, section 3), which careless
 * decoders accept: {@code C0 AE} for a dot.
 */
final class Overlong {
  private static final Pattern FORM =
      Pattern.compile("(?:[\\xc0\\xc1]|\\xe0[\\x80\\x81]|\\xf0\\x80[\\x80\\x81])[\\x80-\\xbf]");

  private Overlong() {}

  /** The octets, characters U+0000 to U+00FF, with ASCII in the place of such forms. */
  static String toAscii(String octets) {
    return FORM.matcher(octets).replaceAll(Overlong::quoted);
  }

  private static String quoted(MatchResult form) {
    String octets = form.group();
    int high = octets.charAt(octets.length() - 2) & 1;
    int low = octets.charAt(octets.length() - 1) & 0x3f;
    return Matcher.quoteReplacement(Character.toString(high << 6 | low));
  }
}
