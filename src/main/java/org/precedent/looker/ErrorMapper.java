package org.precedent.looker;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.ConflictException;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.platform.Outage;
import org.precedent.platform.PublicAddress;
import org.precedent.platform.json.JsonWriter;
import org.precedent.platform.json.MalformedJsonException;
import org.precedent.platform.web.BodyTooLargeException;
import org.precedent.platform.web.RateLimitedException;

/**
 * Every failure in Looker's shape: {@code message} and {@code documentation_url}, and for 422 the
 * list {@code errors}. The link leads to this server's own error page, never to Looker's: the
 * Python SDK follows links to Looker's documentation.
 */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(ErrorMapper.class.getName());
  private static final int UNPROCESSABLE = 422;

  @Context private ResourceInfo resource;
  @Context private UriInfo uri;
  @Context private Request request;
  @Inject private PublicAddress address;

  @Override
  public Response toResponse(Throwable failure) {
    // The order matters: the more telling cause first.
    if (failure instanceof InvalidException invalid) {
      return answer(UNPROCESSABLE, "Validation Failed", invalid.problems()).build();
    }
    if (failure instanceof NotFoundException) {
      return answer(404, "Not found").build();
    }
    if (failure instanceof AccessDeniedException) {
      return answer(403, failure.getMessage()).build();
    }
    if (failure instanceof ConflictException) {
      return answer(409, failure.getMessage()).build();
    }
    if (failure instanceof UnauthenticatedException) {
      return answer(401, failure.getMessage()).build();
    }
    if (failure instanceof MalformedJsonException || failure instanceof MalformedRequestException) {
      return answer(400, failure.getMessage()).build();
    }
    if (failure instanceof BodyTooLargeException) {
      return answer(413, failure.getMessage()).build();
    }
    if (failure instanceof RateLimitedException limited) {
      return answer(RateLimitedException.STATUS, "Too many requests.")
          .header(HttpHeaders.RETRY_AFTER, limited.retryAfterSeconds())
          .build();
    }
    if (failure instanceof WebApplicationException web) {
      return container(web);
    }
    return unexpected(failure);
  }

  private Response container(WebApplicationException failure) {
    Response original = failure.getResponse();
    int status = original.getStatus();
    if (status < 400) {
      return original;
    }
    Response.ResponseBuilder answer = answer(status, Reason.of(status));
    List<Object> allow = original.getHeaders().get(HttpHeaders.ALLOW);
    if (allow != null) {
      allow.forEach(methods -> answer.header(HttpHeaders.ALLOW, methods));
    }
    return answer.build();
  }

  private Response unexpected(Throwable failure) {
    if (Outage.causes(failure)) {
      return answer(503, Outage.message(failure))
          .header(HttpHeaders.RETRY_AFTER, Outage.RETRY_AFTER_SECONDS)
          .build();
    }
    LOG.log(Level.SEVERE, failure, () -> "A request failed unexpectedly: " + tail());
    return answer(500, "The server failed unexpectedly. Its log says why.").build();
  }

  private Response.ResponseBuilder answer(int status, @Nullable String message) {
    return answer(status, Objects.requireNonNullElse(message, Reason.of(status)), List.of());
  }

  private Response.ResponseBuilder answer(int status, String message, List<Problem> problems) {
    String link = address.of(uri) + "/r/err/4.0/" + status + "/" + tail();
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(JsonWriter.bytes(json -> ErrorShape.write(json, message, link, problems)));
  }

  private String tail() {
    return Operation.tail(
        request.getMethod(), resource.getResourceClass(), resource.getResourceMethod());
  }
}
