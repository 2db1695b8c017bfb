package org.precedent.platform.web;

/** The request's body is larger than the door takes: 413 (RFC 9110, 15.5.14). */
public class BodyTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param maxBytes how many it takes
   */
  public BodyTooLargeException(int maxBytes) {
    super("The body may have at most " + maxBytes + " bytes.");
  }
}
