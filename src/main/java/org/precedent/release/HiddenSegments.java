package org.precedent.release;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Refuses paths that a careless server may read as another path: it decodes once more, takes an
 * encoded slash or a backslash for a separator, or cuts off path parameters, and then finds a dot
 * segment that leads out of what the pattern admits.
 */
final class HiddenSegments {
  private static final int MAX_DECODINGS = 4;

  private HiddenSegments() {}

  /** Checks a path that has no open dot segments. */
  static void check(String path) throws Rejection {
    if (path.indexOf('%') < 0 && path.indexOf(';') < 0) {
      return;
    }
    String decoded = decodeFully(path);
    for (String segment : decoded.split("[/\\\\]", -1)) {
      if (Paths.isDots(withoutParameters(segment).strip())) {
        throw new Rejection(RefusalReason.DISGUISED_DOT_SEGMENT);
      }
    }
  }

  private static String withoutParameters(String segment) {
    int semicolon = segment.indexOf(';');
    return semicolon < 0 ? segment : segment.substring(0, semicolon);
  }

  private static String decodeFully(String path) throws Rejection {
    String before = path;
    for (int i = 0; i < MAX_DECODINGS; i++) {
      String after = decode(before);
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
    throw new Rejection(RefusalReason.DISGUISED_DOT_SEGMENT);
  }

  /** Decodes each triplet once; octets become the characters U+0000 to U+00FF. */
  private static String decode(String text) throws Rejection {
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int octet = PercentEncoding.octet(text, i);
      result.append(octet < 0 ? text.charAt(i) : (char) octet);
      i += octet < 0 ? 0 : 2;
    }
    checkOctets(result.toString());
    return result.toString();
  }

  private static void checkOctets(String octets) throws Rejection {
    for (int i = 0; i < octets.length(); i++) {
      if (octets.charAt(i) < ' ' || octets.charAt(i) == 0x7f) {
        throw new Rejection(RefusalReason.ENCODED_CONTROL_CHARACTER);
      }
    }
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
