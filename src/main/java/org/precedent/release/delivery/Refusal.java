package org.precedent.release.delivery;

/** Carries a reason out of the preparation; never leaves the package. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  Refusal(Reason reason) {
    super(reason.code(), null, false, false);
    this.reason = reason;
  }

  Refusal(DeliveryReason reason) {
    this(Reason.of(reason));
  }

  Reason reason() {
    return reason;
  }
}
