package org.precedent.secrecy;

/** What came of changing the standing of a key. */
public sealed interface KeyChange {

  /**
   * The key has the standing that was asked for, now or already before.
   *
   * @param keyset the keys as they are now in the file
   */
  record Done(Keyset keyset) implements KeyChange {}

  /** Nothing was changed. */
  record Refused(Reason reason) implements KeyChange {}

  /** Why a key was left alone. */
  enum Reason {
    /** The keyset has no key of that id. */
    UNKNOWN_KEY,
    /** New values are sealed with it: rotate first. */
    PRIMARY,
    /** Values still need it: seal them again first. */
    STILL_NEEDED,
    /** It still opens values: retire it first. */
    NOT_RETIRED
  }
}
