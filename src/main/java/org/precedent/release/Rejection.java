package org.precedent.release;

/** Carries a reason out of the parser; never leaves the package. */
final class Rejection extends Exception {
  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;

  Rejection(RefusalReason reason) {
    super(reason.message(), null, false, false);
    this.reason = reason;
  }

  RefusalReason reason() {
    return reason;
  }
}
