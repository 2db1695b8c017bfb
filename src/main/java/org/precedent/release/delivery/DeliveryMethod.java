package org.precedent.release.delivery;

/** The methods that a delivery may have (RFC 9110, RFC 5789). */
public enum DeliveryMethod {
  GET(false),
  HEAD(false),
  POST(true),
  PUT(true),
  PATCH(true),
  DELETE(true);

  private final boolean body;

  DeliveryMethod(boolean body) {
    this.body = body;
  }

  /** Whether a body means anything with it. */
  boolean mayHaveBody() {
    return body;
  }
}
