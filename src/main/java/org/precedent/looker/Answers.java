package org.precedent.looker;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.precedent.platform.json.JsonWriter;

/** The door's answers: one object, a list, or nothing. */
final class Answers {

  private Answers() {}

  /** 200 with one object. */
  static <T> Response object(Shape<T> shape, T row, FieldSelection fields) {
    return ok(json -> shape.write(json, row, fields));
  }

  /** 200 with an array. */
  static <T> Response list(Shape<T> shape, List<T> rows, FieldSelection fields) {
    return ok(
        json -> {
          json.startArray();
          rows.forEach(row -> shape.write(json, row, fields));
          json.endArray();
        });
  }

  /** 200 with an array whose elements may differ in shape. */
  static <T> Response list(Function<T, Shape<T>> shapes, List<T> rows, FieldSelection fields) {
    return ok(
        json -> {
          json.startArray();
          rows.forEach(row -> shapes.apply(row).write(json, row, fields));
          json.endArray();
        });
  }

  /** 204, without a content type: clients would try to parse the empty body. */
  static Response nothing() {
    return Response.noContent().build();
  }

  private static Response ok(Consumer<JsonWriter> content) {
    return Response.ok(JsonWriter.bytes(content), MediaType.APPLICATION_JSON_TYPE).build();
  }
}
