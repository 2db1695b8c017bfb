package org.precedent.identity;

import jakarta.ejb.ApplicationException;

/**
 * The request contradicts what is there: something else has the same unique field, or exists
 * already.
 */
@ApplicationException(rollback = true)
public class ConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field the name of the unique field on the wire
   */
  public ConflictException(String field) {
    super(field + " has already been taken.");
    this.field = field;
  }

  /** The name of the unique field on the wire. */
  public String field() {
    return field;
  }
}
