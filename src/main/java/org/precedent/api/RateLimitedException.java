package org.precedent.api;

/** The caller sends more requests than he may: 429. */
class RateLimitedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long retryAfterSeconds;

  RateLimitedException(long retryAfterSeconds) {
    super("Too many requests.");
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** When a request may succeed again, in seconds from now, at least 1. */
  long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
