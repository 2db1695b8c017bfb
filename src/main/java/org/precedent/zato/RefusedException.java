package org.precedent.zato;

/**
 * A request that is understood and refused: 403 with the code. The message may be shown to the
 * caller.
 */
class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Code code;

  RefusedException(Code code, String message) {
    super(message);
    this.code = code;
  }

  /** A field that must be there is not. */
  static RefusedException missing(String field) {
    return new RefusedException(Code.MISSING_INPUT, field + " is required.");
  }

  /** A field has a value that it can't have. */
  static RefusedException invalid(String message) {
    return new RefusedException(Code.INVALID_INPUT, message);
  }

  /** Why. */
  Code code() {
    return code;
  }
}
