package org.precedent.api;

/** The request carries no token, or none that is alive: 401. */
class UnauthenticatedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnauthenticatedException() {
    super("A token of a live session is required, as Authorization: Bearer.");
  }
}
