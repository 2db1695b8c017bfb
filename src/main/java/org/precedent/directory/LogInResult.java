package org.precedent.directory;

import java.time.Duration;

/** What became of an attempt to log in with a directory password. */
public sealed interface LogInResult {

  /** The password is that person's, and the account may be used. */
  record Authenticated(DirectoryPerson person) implements LogInResult {}

  /** Not admitted. */
  record Refused(Refusal reason) implements LogInResult {}

  /**
   * The directory couldn't be asked.
   *
   * @param retryAfter when to try again
   * @param message for the administrator: what is wrong, and what to do
   */
  record Unavailable(Duration retryAfter, String message) implements LogInResult {}

  /**
   * Why someone isn't admitted. Only {@link #CREDENTIALS} may be told to anybody. The others are
   * told after the right password, or because the directory itself says so to anybody who tries:
   * show them to administrators and in the audit only.
   */
  enum Refusal {
    /** Unknown user, ambiguous login name, or wrong password. */
    CREDENTIALS,
    /** Empty password: nothing was asked of the directory. */
    EMPTY_PASSWORD,
    /** The account is disabled. */
    DISABLED,
    /** The account is locked, for a while or until someone unlocks it. */
    LOCKED,
    /** The account, or its password, has expired, or the password must be changed first. */
    EXPIRED
  }
}
