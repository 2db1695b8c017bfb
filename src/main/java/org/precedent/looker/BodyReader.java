package org.precedent.looker;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.precedent.platform.json.MalformedJsonException;
import org.precedent.platform.json.StrictJson;

/** Reads request bodies strictly and bounded: at most {@value #MAX_BYTES} bytes. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class BodyReader implements MessageBodyReader<Object> {

  /** The largest body, in bytes. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == Body.class || type == JsonArray.class;
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream entity)
      throws IOException {
    byte[] bytes = entity.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new BodyTooLargeException(MAX_BYTES);
    }
    JsonValue value = StrictJson.value(bytes);
    if ((Class<?>) type == JsonArray.class) {
      return array(value);
    }
    if (value instanceof JsonObject object) {
      return new Body(object);
    }
    throw new MalformedJsonException("The body must be a JSON object.");
  }

  private static JsonArray array(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array;
    }
    throw new MalformedJsonException("The body must be a JSON array.");
  }
}
