package org.precedent.session;

/** The database failed; the cause says how. */
class SessionStoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SessionStoreException(Throwable cause) {
    super(cause);
  }
}
