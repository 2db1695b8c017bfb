package org.precedent.looker;

/** The request carries no token, or none that is alive. */
class UnauthenticatedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnauthenticatedException() {
    super("Requires authentication.");
  }
}
