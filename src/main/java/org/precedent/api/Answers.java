package org.precedent.api;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.function.Consumer;

/** The API's answers. */
final class Answers {

  private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());
  private static final int USUAL_SIZE = 1024;

  private Answers() {}

  /** 200 with JSON. */
  static Response json(Consumer<JsonGenerator> content) {
    return Response.ok(bytes(content), MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** JSON text in UTF-8. */
  static byte[] bytes(Consumer<JsonGenerator> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator json = GENERATORS.createGenerator(bytes)) {
      content.accept(json);
    }
    return bytes.toByteArray();
  }
}
