package org.precedent.attribute;

import jakarta.ejb.ApplicationException;

/** A write was checked by definitions that have changed meanwhile. It is checked and tried anew. */
@ApplicationException(rollback = true)
public class StaleDefinitionsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StaleDefinitionsException() {
    super("The definitions have changed.");
  }
}
