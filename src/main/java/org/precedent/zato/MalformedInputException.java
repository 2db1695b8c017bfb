package org.precedent.zato;

/** A request that can't be read: 400. The message may be shown to the caller. */
class MalformedInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedInputException(String message) {
    super(message);
  }
}
