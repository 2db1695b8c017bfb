package org.precedent.attribute.reach;

import jakarta.ejb.ApplicationException;

/**
 * Whom values reach could not be counted in the time that a count, and waiting for it, may take.
 */
@ApplicationException(rollback = true)
public final class CountingTooLongException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CountingTooLongException() {
    super("Counting whom the values reach took too long");
  }
}
