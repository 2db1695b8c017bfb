package org.precedent.identity;

import jakarta.ejb.ApplicationException;

/** No rule allows the caller what he asks for. The message may be shown to him. */
@ApplicationException(rollback = true)
public class AccessDeniedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AccessDeniedException(String message) {
    super(message);
  }
}
