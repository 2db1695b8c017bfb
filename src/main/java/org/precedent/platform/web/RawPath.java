package org.precedent.platform.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The path of a request as the client sent it. */
final class RawPath {

  private static final int HEX = 16;

  private RawPath() {}

  /**
   * Whether it can be read: each percent sign with two hexadecimal digits, decoded it is UTF-8
   * without U+0000 and backslash, and it leads out of nothing (RFC 3986, sections 2.1 and 5.2.4).
   */
  static boolean isWellFormed(String path) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
    for (int i = 0; i < path.length(); i++) {
      char character = path.charAt(i);
      if (character == '%') {
        int escaped = escaped(path, i);
        if (escaped < 0) {
          return false;
        }
        bytes.write(escaped);
        i += 2;
      } else if (character > 0x7e) {
        return false;
      } else {
        bytes.write(character);
      }
    }
    return isText(bytes.toByteArray());
  }

  private static int escaped(String path, int percent) {
    if (percent + 2 >= path.length()) {
      return -1;
    }
    int high = Character.digit(path.charAt(percent + 1), HEX);
    int low = Character.digit(path.charAt(percent + 2), HEX);
    return high < 0 || low < 0 ? -1 : high * HEX + low;
  }

  private static boolean isText(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') < 0 && text.indexOf('\\') < 0 && staysInside(text);
    } catch (CharacterCodingException broken) {
      return false;
    }
  }

  private static boolean staysInside(String path) {
    int depth = 0;
    for (String segment : path.split("/")) {
      if (segment.equals("..")) {
        depth--;
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        depth++;
      }
      if (depth < 0) {
        return false;
      }
    }
    return true;
  }
}
