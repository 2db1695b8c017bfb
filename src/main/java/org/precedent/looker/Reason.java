package org.precedent.looker;

/** What the statuses of the container mean, in the door's words. */
final class Reason {

  private Reason() {}

  /** A sentence for the message of an error. */
  static String of(int status) {
    return switch (status) {
      case 400 -> "The request can't be understood.";
      case 401 -> "Requires authentication.";
      case 403 -> "Not allowed.";
      case 404 -> "Not found";
      case 405 -> "The method is not allowed here.";
      case 406 -> "The answer is available as application/json only.";
      case 413 -> "The body is too large.";
      case 415 -> "The body must be sent as Content-Type: application/json.";
      default -> "The request failed.";
    };
  }
}
