package org.precedent.api;

/** A parameter can't be understood: 400. The message says which, and may be shown to the sender. */
class MalformedRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedRequestException(String message) {
    super(message);
  }
}
