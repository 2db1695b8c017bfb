package org.precedent.platform.web;

/** The caller sends more requests than he may: 429 (RFC 6585, 4). */
public class RateLimitedException extends RuntimeException {

  /** The status that it is answered with, which JAX-RS does not name. */
  public static final int STATUS = 429;

  private static final long serialVersionUID = 1L;

  private final long retryAfterSeconds;

  /**
   * @param retryAfterSeconds when a request may succeed again, in seconds from now, at least 1
   */
  public RateLimitedException(long retryAfterSeconds) {
    super("Too many requests.");
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** When a request may succeed again, in seconds from now, at least 1. */
  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
