package org.precedent.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.ConflictException;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.platform.Outage;
import org.precedent.platform.json.MalformedJsonException;
import org.precedent.platform.web.BodyTooLargeException;
import org.precedent.platform.web.RateLimitedException;

/** Every failure in the shape of {@link Failure}. */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(ErrorMapper.class.getName());

  @Override
  public Response toResponse(Throwable failure) {
    // The order matters: the more telling cause first.
    if (failure instanceof InvalidException invalid) {
      return new Failure(422, invalid.problems().get(0).message(), invalid.problems())
          .answer()
          .build();
    }
    if (failure instanceof NotFoundException) {
      return answer(404, failure).build();
    }
    if (failure instanceof AccessDeniedException) {
      return answer(403, failure).build();
    }
    if (failure instanceof ConflictException) {
      return answer(409, failure).build();
    }
    if (failure instanceof UnauthenticatedException) {
      return answer(401, failure).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
    }
    if (failure instanceof MalformedJsonException || failure instanceof MalformedRequestException) {
      return answer(400, failure).build();
    }
    if (failure instanceof BodyTooLargeException) {
      return answer(413, failure).build();
    }
    if (failure instanceof RateLimitedException limited) {
      return answer(RateLimitedException.STATUS, failure)
          .header(HttpHeaders.RETRY_AFTER, limited.retryAfterSeconds())
          .build();
    }
    if (failure instanceof WebApplicationException web) {
      return container(web);
    }
    return unexpected(failure);
  }

  private static Response container(WebApplicationException failure) {
    Response original = failure.getResponse();
    if (original.getStatus() < 400) {
      return original;
    }
    Response.ResponseBuilder answer = Failure.of(original.getStatus()).answer();
    List<Object> allow = original.getHeaders().get(HttpHeaders.ALLOW);
    if (allow != null) {
      allow.forEach(methods -> answer.header(HttpHeaders.ALLOW, methods));
    }
    return answer.build();
  }

  private static Response unexpected(Throwable failure) {
    if (Outage.causes(failure)) {
      return Failure.of(503, Outage.message(failure))
          .answer()
          .header(HttpHeaders.RETRY_AFTER, Outage.RETRY_AFTER_SECONDS)
          .build();
    }
    LOG.log(Level.SEVERE, "A request of the API failed unexpectedly", failure);
    return Failure.of(500, "The server failed unexpectedly. Its log says why.").answer().build();
  }

  private static Response.ResponseBuilder answer(int status, Throwable failure) {
    String detail = failure.getMessage();
    return detail == null ? Failure.of(status).answer() : Failure.of(status, detail).answer();
  }
}
