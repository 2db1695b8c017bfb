package org.precedent.release.client;

/** Too many look-ups are under way. Never leaves the package. */
final class LookupsBusyException extends Exception {
  private static final long serialVersionUID = 1L;

  LookupsBusyException() {
    super(null, null, false, false);
  }
}
