package org.precedent.api;

/** The request's body is larger than the API takes: 413. */
class BodyTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BodyTooLargeException(int maxBytes) {
    super("The body may have at most " + maxBytes + " bytes.");
  }
}
