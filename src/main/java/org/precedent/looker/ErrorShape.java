package org.precedent.looker;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import org.precedent.identity.Problem;

/** Looker's {@code Error} and {@code ValidationError}. */
final class ErrorShape {

  private ErrorShape() {}

  /** Writes an {@code Error}, or a {@code ValidationError} if there are problems. */
  static void write(JsonGenerator json, String message, String link, List<Problem> problems) {
    json.writeStartObject().write("message", message).write("documentation_url", link);
    if (!problems.isEmpty()) {
      json.writeStartArray("errors");
      problems.forEach(problem -> detail(json, problem, link));
      json.writeEnd();
    }
    json.writeEnd();
  }

  private static void detail(JsonGenerator json, Problem problem, String link) {
    json.writeStartObject()
        .write("field", problem.field())
        .write("code", problem.code())
        .write("message", problem.message())
        .write("documentation_url", link)
        .writeEnd();
  }
}
