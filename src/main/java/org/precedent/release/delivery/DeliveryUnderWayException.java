package org.precedent.release.delivery;

import jakarta.ejb.ApplicationException;

/** A delivery with the same idempotency key is being sent: ask again later for its result. */
@ApplicationException(rollback = true)
public class DeliveryUnderWayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DeliveryUnderWayException() {
    super("A delivery with this Idempotency-Key is under way. Ask again later.");
  }
}
