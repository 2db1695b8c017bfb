package org.precedent.looker;

import jakarta.json.JsonArray;
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

/** Reads bodies that are JSON arrays. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class ArrayBodyReader implements MessageBodyReader<JsonArray> {

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == JsonArray.class;
  }

  @Override
  public JsonArray readFrom(
      Class<JsonArray> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream entity)
      throws IOException {
    if (BodyBytes.json(entity) instanceof JsonArray array) {
      return array;
    }
    throw new MalformedJsonException("The body must be a JSON array.");
  }
}
