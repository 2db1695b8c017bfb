package org.precedent.platform.web;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.precedent.platform.PublicAddress;

/** The answer where no door answers: our own words as JSON, whatever the container would say. */
final class ErrorAnswer {

  private static final JsonGeneratorFactory JSON = Json.createGeneratorFactory(Map.of());

  private ErrorAnswer() {}

  /** Writes the whole answer. The status must be at least 400. */
  static void write(
      int status, HttpServletRequest request, HttpServletResponse response, PublicAddress address)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
      json.writeStartObject()
          .write("message", message(status))
          .write("documentation_url", link(status, request, address))
          .writeEnd();
    }
  }

  private static String link(int status, HttpServletRequest request, PublicAddress address) {
    String method = request.getMethod().toLowerCase(Locale.ROOT);
    String known = method.matches("[a-z]{1,16}") ? method : "unknown";
    String base = address.of(URI.create(request.getRequestURL().toString()));
    return base + "/r/err/4.0/" + status + "/" + known + "/unknown";
  }

  private static String message(int status) {
    return switch (status) {
      case 400 -> "Bad request";
      case 401 -> "Requires authentication.";
      case 403 -> "Forbidden";
      case 404 -> "Not found";
      case 405 -> "Method not allowed";
      case 406 -> "Not acceptable";
      case 408 -> "The request took too long.";
      case 411 -> "The length of the body is needed.";
      case 413 -> "The request is too large.";
      case 414 -> "The address is too long.";
      case 415 -> "Unsupported media type";
      case 431 -> "The headers are too large.";
      case 501 -> "Not implemented";
      case 503 -> "The server is not ready. Try again later.";
      default -> status < 500 ? "Bad request" : "The server failed unexpectedly. Its log says why.";
    };
  }
}
