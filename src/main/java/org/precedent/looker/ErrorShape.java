package org.precedent.looker;

import java.util.List;
import org.precedent.identity.Problem;
import org.precedent.platform.json.JsonWriter;

/** Looker's {@code Error} and {@code ValidationError}. */
final class ErrorShape {

  private ErrorShape() {}

  /** Writes an {@code Error}, or a {@code ValidationError} if there are problems. */
  static void write(JsonWriter json, String message, String link, List<Problem> problems) {
    json.startObject().key("message").text(message).key("documentation_url").text(link);
    if (!problems.isEmpty()) {
      json.key("errors").startArray();
      problems.forEach(problem -> detail(json, problem, link));
      json.endArray();
    }
    json.endObject();
  }

  private static void detail(JsonWriter json, Problem problem, String link) {
    json.startObject()
        .key("field")
        .text(problem.field())
        .key("code")
        .text(problem.code())
        .key("message")
        .text(problem.message())
        .key("documentation_url")
        .text(link)
        .endObject();
  }
}
