package org.precedent.attribute;

import jakarta.ejb.ApplicationException;

/** A sealed value does not open. The log tells which, and why. */
@ApplicationException(rollback = true)
public class UnreadableValueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableValueException() {
    super("A sealed value can't be opened. The server's log says which and why.");
  }
}
