package org.precedent.release.delivery;

import java.util.List;
import java.util.Set;
import org.precedent.attribute.AttributeName;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;
import org.precedent.release.Destination;

/** A delivery request whose placeholders are read. Immutable. */
record DeliveryTemplate(
    DeliveryMethod method, UrlTemplate url, List<HeaderTemplate> headers, BodyTemplate body) {

  /** The most headers. */
  static final int MAX_HEADERS = 64;

  /** The most characters of all headers. */
  static final int MAX_HEADER_CHARACTERS = 32 * 1024;

  /** The most characters of a body. */
  static final int MAX_BODY_CHARACTERS = 1024 * 1024;

  /**
   * The most placeholders. With the length of a value, this bounds what is sent; a limit on what is
   * sent would tell the length of hidden values.
   */
  static final int MAX_PLACES = 64;

  /** The most placeholders in the URL, which is held in memory in several forms. */
  static final int MAX_PLACES_IN_URL = 8;

  /**
   * Reads a request.
   *
   * @throws InvalidException if it can't be sent, whatever the values
   */
  static DeliveryTemplate parse(DeliveryRequest request) {
    requireBounded(request);
    DeliveryTemplate template =
        new DeliveryTemplate(
            request.method(),
            UrlTemplate.parse(request.url()),
            HeaderTemplate.parse(request.headers()),
            BodyTemplate.parse(request.body()));
    if (template.url().places() > MAX_PLACES_IN_URL) {
      throw invalid("url", "The url may have at most " + MAX_PLACES_IN_URL + " placeholders.");
    }
    if (template.places() > MAX_PLACES) {
      throw invalid("body", "A delivery may have at most " + MAX_PLACES + " placeholders.");
    }
    return template;
  }

  private static void requireBounded(DeliveryRequest request) {
    if (request.url().length() > Destination.MAX_LENGTH) {
      throw invalid("url", "The url may have at most " + Destination.MAX_LENGTH + " characters.");
    }
    int characters =
        request.headers().stream().mapToInt(h -> h.name().length() + h.value().length()).sum();
    if (request.headers().size() > MAX_HEADERS || characters > MAX_HEADER_CHARACTERS) {
      throw invalid(
          "headers",
          "A delivery may have at most "
              + MAX_HEADERS
              + " headers of "
              + MAX_HEADER_CHARACTERS
              + " characters in all.");
    }
    if (!request.method().mayHaveBody() && !(request.body() instanceof DeliveryBody.None)) {
      throw invalid("method", "GET and HEAD can't have a body.");
    }
    if (request.body().length() > MAX_BODY_CHARACTERS) {
      throw invalid("body", "A body may have at most " + MAX_BODY_CHARACTERS + " characters.");
    }
  }

  private int places() {
    return url.places()
        + headers.stream().mapToInt(header -> header.value().places()).sum()
        + body.places();
  }

  /** All attributes that occur. */
  Set<AttributeName> names() {
    Set<AttributeName> names = Names.union(url.names(), body.names());
    for (HeaderTemplate header : headers) {
      names = Names.union(names, header.value().names());
    }
    return names;
  }

  private static InvalidException invalid(String field, String message) {
    return new InvalidException(Problem.invalid(field, message));
  }
}
