package org.precedent.identity;

import jakarta.ejb.ApplicationException;

/**
 * Somebody else has changed what the request is about since the caller looked at it. Nothing was
 * changed.
 */
@ApplicationException(rollback = true)
public class ChangedMeanwhileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message for people. */
  public ChangedMeanwhileException() {
    super("Somebody else has changed this meanwhile.");
  }
}
