package org.precedent.zato;

/** Somebody who has to be asked doesn't answer: 503. */
class UnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long retryAfterSeconds;

  UnavailableException(long retryAfterSeconds) {
    super("The directory is not available. Try again later.");
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** When to try again, in seconds from now, at least 1. */
  long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
