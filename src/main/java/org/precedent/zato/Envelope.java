package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import org.precedent.platform.web.DoorErrors;

/** What the statuses of the container mean, in the door's words, and where they are not its own. */
@ApplicationScoped
public class Envelope implements DoorErrors {

  @Override
  public String root() {
    return "/zato/sso";
  }

  @Override
  public String body(int status) {
    return Answers.failure(code(status), message(status)).toString();
  }

  static Code code(int status) {
    if (status >= 500) {
      return Code.INTERNAL_ERROR;
    }
    return status == 405 ? Code.INVALID_OPERATION : Code.INVALID_INPUT;
  }

  static String message(int status) {
    return switch (status) {
      case 400 -> "The request can't be understood.";
      case 403 -> "Not allowed.";
      case 404 -> "There is nothing at this address.";
      case 405 -> "The method is not allowed here.";
      case 406 -> "The answer is available as application/json only.";
      case 413 -> "The body is too large.";
      case 414 -> "The address is too long.";
      case 503 -> "The server is not ready. Try again later.";
      default ->
          status < 500
              ? "The request failed."
              : "The server failed unexpectedly. Its log says why.";
    };
  }
}
