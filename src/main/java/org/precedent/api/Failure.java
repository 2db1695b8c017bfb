package org.precedent.api;

import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.precedent.identity.Problem;

/**
 * The one shape of every failure: problem details (RFC 9457) with the members {@code status},
 * {@code code} for programs, {@code title} and {@code detail} for people, and {@code errors} where
 * fields are wrong.
 *
 * @param status from 400
 * @param detail a sentence that may be shown to the sender
 * @param errors every wrong field
 */
record Failure(int status, String detail, List<Problem> errors) {

  static final MediaType TYPE = new MediaType("application", "problem+json");

  static Failure of(int status, String detail) {
    return new Failure(status, detail, List.of());
  }

  /** With nothing more to say than the status does. */
  static Failure of(int status) {
    return of(status, title(status) + ".");
  }

  Response.ResponseBuilder answer() {
    return Response.status(status).type(TYPE).entity(bytes());
  }

  byte[] bytes() {
    return Answers.bytes(this::write);
  }

  private void write(JsonGenerator json) {
    json.writeStartObject()
        .write("status", status)
        .write("code", code(status))
        .write("title", title(status))
        .write("detail", detail);
    if (!errors.isEmpty()) {
      json.writeStartArray("errors");
      errors.forEach(
          error ->
              json.writeStartObject()
                  .write("field", place(error))
                  .write("code", error.code())
                  .write("message", error.message())
                  .writeEnd());
      json.writeEnd();
    }
    json.writeEnd();
  }

  // The items of a batch are its values.
  private static String place(Problem problem) {
    if (problem.item().isEmpty()) {
      return problem.field();
    }
    String item = "values[" + problem.item().getAsInt() + "]";
    return problem.field().isEmpty() ? item : item + "." + problem.field();
  }

  private static String code(int status) {
    return switch (status) {
      case 400 -> "malformed";
      case 401 -> "unauthenticated";
      case 403 -> "denied";
      case 404 -> "not_found";
      case 405 -> "method_not_allowed";
      case 406 -> "not_acceptable";
      case 409 -> "conflict";
      case 412 -> "precondition_failed";
      case 413 -> "too_large";
      case 414 -> "address_too_long";
      case 415 -> "unsupported_media_type";
      case 422 -> "invalid";
      case 429 -> "rate_limited";
      case 503 -> "unavailable";
      default -> status < 500 ? "refused" : "failed";
    };
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "The request can't be understood";
      case 401 -> "Not authenticated";
      case 403 -> "Not allowed";
      case 404 -> "Nothing there";
      case 405 -> "The method is not allowed here";
      case 406 -> "Not available in the form that was asked for";
      case 409 -> "Conflict with what is there";
      case 412 -> "What is there is another version";
      case 413 -> "The body is too large";
      case 414 -> "The address is too long";
      case 415 -> "The body must be sent as Content-Type: application/json";
      case 422 -> "Invalid";
      case 429 -> "Too many requests";
      case 503 -> "Not available now";
      default -> status < 500 ? "The request failed" : "The server failed unexpectedly";
    };
  }
}
