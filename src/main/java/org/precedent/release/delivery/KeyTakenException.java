package org.precedent.release.delivery;

import jakarta.ejb.ApplicationException;

/** Another delivery has the caller's idempotency key already; never leaves the package. */
@ApplicationException(rollback = true)
class KeyTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeyTakenException() {
    super("The idempotency key is taken.");
  }
}
