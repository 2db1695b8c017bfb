package org.precedent.release;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses paths that a careless server may read as another path: it decodes once more, takes an
 * encoded slash or a backslash for a separator, cuts off path parameters, or takes an encoded
 * question mark or number sign for the end of the path, and then finds a dot segment that leads out
 * of what the pattern admits.
 */
final class HiddenSegments {
  private static final int MAX_DECODINGS = 4;
  private static final Pattern SEPARATOR = Pattern.compile("[/\\\\?#]");

  /** A triplet, or ASCII in an overlong form of UTF-8, that what follows may complete. */
  private static final Pattern FIRST_HALF =
      Pattern.compile(
          "(?:%[0-9A-Fa-f]?|[\\xc0\\xc1]|\\xe0[\\x80\\x81]?|\\xf0(?:\\x80[\\x80\\x81]?)?)\\z");

  /** What may complete such a one. */
  private static final Pattern SECOND_HALF = Pattern.compile("\\A[0-9A-Fa-f\\x80-\\xbf]");

  private HiddenSegments() {}

  /** Checks a path that has no open dot segments. */
  static void check(String path) throws Rejection {
    if (path.indexOf('%') < 0 && path.indexOf(';') < 0) {
      return;
    }
    for (String segment : SEPARATOR.split(decodeFully(path), -1)) {
      if (isDots(segment)) {
        throw new Rejection(RefusalReason.DISGUISED_DOT_SEGMENT);
      }
    }
  }

  /**
   * Whether a value may stand right behind a part of a path, so that this check is not one of how
   * the value begins: not if the part may end in the middle of something encoded, for whoever
   * decodes it once or more often, or with a segment of dots.
   */
  static boolean mayPrecedeValue(String part) {
    return decodeAsOftenAsPossible(part)
        .filter(text -> !FIRST_HALF.matcher(text).find())
        .map(text -> SEPARATOR.split(text, -1))
        .filter(segments -> !isDots(segments[segments.length - 1]))
        .isPresent();
  }

  /** Whether a part of a path may stand right behind a value: the same for how the value ends. */
  static boolean mayFollowValue(String part) {
    return decodeAsOftenAsPossible(part)
        .filter(text -> !SECOND_HALF.matcher(text).find())
        .map(text -> SEPARATOR.split(text, -1))
        .filter(segments -> !isDots(segments[0]))
        .isPresent();
  }

  // Empty for what is refused for the number of its decodings.
  private static Optional<String> decodeAsOftenAsPossible(String part) {
    String before = part;
    for (int i = 0; i < MAX_DECODINGS; i++) {
      String after = Overlong.toAscii(decode(before));
      if (after.equals(before)) {
        return Optional.of(after);
      }
      before = after;
    }
    return Optional.empty();
  }

  private static boolean isDots(String segment) {
    return Paths.isDots(withoutParameters(segment).strip());
  }

  private static String withoutParameters(String segment) {
    int semicolon = segment.indexOf(';');
    return semicolon < 0 ? segment : segment.substring(0, semicolon);
  }

  /**
   * What decodes more than once need not be UTF-8, since a percent sign may be just that; but ASCII
   * in an overlong form is read as ASCII, as a careless decoder does.
   */
  private static String decodeFully(String path) throws Rejection {
    String before = path;
    for (int i = 0; i < MAX_DECODINGS; i++) {
      String after = decode(before);
      if (after.equals(before)) {
        return after;
      }
      if (i == 0) {
        requireUtf8(after);
      }
      before = Overlong.toAscii(after);
      requireNoControl(before);
    }
    throw new Rejection(RefusalReason.DISGUISED_DOT_SEGMENT);
  }

  /** Decodes each triplet once; octets become the characters U+0000 to U+00FF. */
  private static String decode(String text) {
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int octet = PercentEncoding.octet(text, i);
      result.append(octet < 0 ? text.charAt(i) : (char) octet);
      i += octet < 0 ? 0 : 2;
    }
    return result.toString();
  }

  private static void requireNoControl(String octets) throws Rejection {
    for (int i = 0; i < octets.length(); i++) {
      if (octets.charAt(i) < ' ' || octets.charAt(i) == 0x7f) {
        throw new Rejection(RefusalReason.ENCODED_CONTROL_CHARACTER);
      }
    }
  }

  private static void requireUtf8(String octets) throws Rejection {
    try {
      var unused =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (CharacterCodingException e) {
      throw new Rejection(RefusalReason.NOT_UTF8);
    }
  }
}
