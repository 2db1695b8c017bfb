package org.precedent.looker;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.precedent.platform.web.BodyTooLargeException;

/**
 * A form as browsers send it ({@code application/x-www-form-urlencoded}), in UTF-8 and bounded:
 * read here, because the container's own reader takes any size. The first of equal names counts.
 */
final class FormBody {

  /** The largest form, in bytes. */
  static final int MAX_BYTES = 16 * 1024;

  private final Map<String, String> fields = new HashMap<>();

  /**
   * @throws BodyTooLargeException if it is larger than {@value #MAX_BYTES} bytes
   * @throws MalformedRequestException if it is no form
   */
  FormBody(InputStream entity) throws IOException {
    byte[] bytes = entity.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new BodyTooLargeException(MAX_BYTES);
    }
    for (String pair : new String(bytes, StandardCharsets.UTF_8).split("&", -1)) {
      int sign = pair.indexOf('=');
      if (sign >= 0) {
        fields.putIfAbsent(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
      }
    }
  }

  /** The field with that name. */
  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException wrong) {
      throw new MalformedRequestException("The body is no form: after a % stand two digits.");
    }
  }
}
