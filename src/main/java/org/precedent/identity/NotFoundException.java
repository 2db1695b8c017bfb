package org.precedent.identity;

import jakarta.ejb.ApplicationException;

/** What the request is about does not exist. */
@ApplicationException(rollback = true)
public class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;

  /**
   * @param what a noun: {@code user}, {@code group}
   */
  public NotFoundException(String what) {
    super("No such " + what + ".");
    this.what = what;
  }

  /** The noun for what there is not. */
  public String what() {
    return what;
  }
}
