package org.precedent.looker;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import org.precedent.platform.json.StrictJson;
import org.precedent.platform.web.BodyTooLargeException;

/** Reads request bodies strictly and bounded. */
final class BodyBytes {

  /** The largest body, in bytes. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  private BodyBytes() {}

  /**
   * The JSON value that the body spells.
   *
   * @throws BodyTooLargeException if it has more than {@link #MAX_BYTES}
   * @throws org.precedent.platform.json.MalformedJsonException if it spells none
   */
  static JsonValue json(InputStream entity) throws IOException {
    byte[] bytes = entity.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new BodyTooLargeException(MAX_BYTES);
    }
    return StrictJson.value(bytes);
  }
}
