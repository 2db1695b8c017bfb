package org.precedent.directory;

/** Whether an account of a directory may be used. */
public enum AccountState {
  /** It may. */
  ENABLED,
  /** The password must be changed first; the account itself is in order. */
  PASSWORD_EXPIRED,
  /** Locked for a while, mostly after wrong passwords; the account itself is in order. */
  LOCKED,
  /** Its time is over. */
  EXPIRED,
  /** Someone disabled it. */
  DISABLED;

  /**
   * Whether the person still is somebody here: nothing that a stranger's wrong passwords could
   * change.
   */
  public boolean inOrder() {
    return this != EXPIRED && this != DISABLED;
  }
}
