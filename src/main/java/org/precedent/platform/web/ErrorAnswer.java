package org.precedent.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.precedent.platform.Outage;
import org.precedent.platform.PublicAddress;

/**
 * The answer where no door answers: our own words as JSON, whatever the container would say, and a
 * door's words below its root.
 */
@ApplicationScoped
public class ErrorAnswer {

  private static final JsonGeneratorFactory JSON = Json.createGeneratorFactory(Map.of());

  @Inject PublicAddress address;
  @Inject @Any Instance<DoorErrors> doors;

  /** Writes the whole answer. The status must be at least 400. */
  void write(int status, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", Integer.toString(Outage.RETRY_AFTER_SECONDS));
    }
    Optional<DoorErrors> door = door(path(request));
    if (door.isPresent()) {
      response.setContentType(door.get().contentType());
      byte[] body = door.get().body(status, request.getLocale()).getBytes(StandardCharsets.UTF_8);
      response.getOutputStream().write(body);
      return;
    }
    try (JsonGenerator json = JSON.createGenerator(response.getOutputStream())) {
      json.writeStartObject()
          .write("message", message(status))
          .write("documentation_url", link(status, request))
          .writeEnd();
    }
  }

  private Optional<DoorErrors> door(String path) {
    for (DoorErrors door : doors) {
      if (path.equals(door.root()) || path.startsWith(door.root() + "/")) {
        return Optional.of(door);
      }
    }
    return Optional.empty();
  }

  // Of a request that the container has sent on to the error page, the one that failed.
  private static String path(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
        ? failed
        : request.getRequestURI();
  }

  private String link(int status, HttpServletRequest request) {
    String method = request.getMethod().toLowerCase(Locale.ROOT);
    String known = method.matches("[a-z]{1,16}") ? method : "unknown";
    return address.of(request) + "/r/err/4.0/" + status + "/" + known + "/unknown";
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
      case 429 -> "Too many requests.";
      case 431 -> "The headers are too large.";
      case 501 -> "Not implemented";
      case 503 -> "The server is not ready. Try again later.";
      default -> status < 500 ? "Bad request" : "The server failed unexpectedly. Its log says why.";
    };
  }
}
