package org.precedent.zato;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.attribute.UnreadableValueException;
import org.precedent.attribute.named.NoSuchValueException;
import org.precedent.attribute.named.SessionEndedException;
import org.precedent.attribute.named.ValueExistsException;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.ConflictException;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.platform.Outage;
import org.precedent.platform.json.MalformedJsonException;
import org.precedent.platform.web.BodyTooLargeException;
import org.precedent.platform.web.RateLimitedException;

/**
 * Every failure in the door's envelope. 403 is for whatever is refused; the other statuses are for
 * what can't be read, is too much, or is our fault.
 */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(ErrorMapper.class.getName());
  private static final int REFUSED = 403;

  @Override
  public Response toResponse(Throwable failure) {
    // The order matters: the more telling cause first.
    if (failure instanceof RefusedException refused) {
      return answer(REFUSED, refused.code(), failure).build();
    }
    if (failure instanceof AccessDeniedException) {
      return answer(REFUSED, Code.NOT_ALLOWED, failure).build();
    }
    if (failure instanceof InvalidException invalid) {
      Problem problem = invalid.problems().get(0);
      return Answers.error(REFUSED, InputRules.code(problem), problem.message()).build();
    }
    if (failure instanceof NotFoundException absent) {
      return answer(REFUSED, absent(absent), failure).build();
    }
    if (failure instanceof ValueExistsException) {
      return Answers.error(REFUSED, Code.ATTRIBUTE_EXISTS, "The attribute exists already.").build();
    }
    if (failure instanceof ConflictException) {
      return answer(REFUSED, Code.INVALID_OPERATION, failure).build();
    }
    if (failure instanceof UnreadableValueException) {
      return answer(REFUSED, Code.INTERNAL_ERROR, failure).build();
    }
    if (failure instanceof MalformedJsonException || failure instanceof MalformedInputException) {
      return answer(400, Code.INVALID_INPUT, failure).build();
    }
    if (failure instanceof BodyTooLargeException) {
      return answer(413, Code.INVALID_INPUT, failure).build();
    }
    if (failure instanceof RateLimitedException limited) {
      return answer(RateLimitedException.STATUS, Code.NOT_ALLOWED, failure)
          .header(HttpHeaders.RETRY_AFTER, limited.retryAfterSeconds())
          .build();
    }
    if (failure instanceof UnavailableException unavailable) {
      return answer(503, Code.INTERNAL_ERROR, failure)
          .header(HttpHeaders.RETRY_AFTER, unavailable.retryAfterSeconds())
          .build();
    }
    if (failure instanceof WebApplicationException web) {
      return container(web);
    }
    return unexpected(failure);
  }

  private static Code absent(NotFoundException absent) {
    if (absent instanceof NoSuchValueException) {
      return Code.NO_SUCH_ATTRIBUTE;
    }
    return absent instanceof SessionEndedException ? Code.NO_SUCH_SESSION : Code.USER_ID_INVALID;
  }

  private static Response container(WebApplicationException failure) {
    Response original = failure.getResponse();
    int status = original.getStatus();
    if (status < 400) {
      return original;
    }
    Response.ResponseBuilder answer =
        Answers.error(status, Envelope.code(status), Envelope.message(status));
    List<Object> allow = original.getHeaders().get(HttpHeaders.ALLOW);
    if (allow != null) {
      allow.forEach(methods -> answer.header(HttpHeaders.ALLOW, methods));
    }
    return answer.build();
  }

  private static Response unexpected(Throwable failure) {
    if (Outage.causes(failure)) {
      return Answers.error(503, Code.INTERNAL_ERROR, Outage.message(failure))
          .header(HttpHeaders.RETRY_AFTER, Outage.RETRY_AFTER_SECONDS)
          .build();
    }
    LOG.log(Level.SEVERE, "A request of the Zato door failed unexpectedly", failure);
    return Answers.error(500, Code.INTERNAL_ERROR, Envelope.message(500)).build();
  }

  private static Response.ResponseBuilder answer(int status, Code code, Throwable failure) {
    return Answers.error(
        status,
        code,
        Objects.requireNonNullElseGet(failure.getMessage(), () -> Envelope.message(status)));
  }
}
