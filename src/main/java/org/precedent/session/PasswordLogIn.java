package org.precedent.session;

import java.time.Duration;
import java.util.Optional;
import org.precedent.identity.UserId;

/** What became of an attempt to log in with a password. */
public sealed interface PasswordLogIn {

  /**
   * He is who he says, and may log in.
   *
   * @param apiCredential the id of the API credential whose secret was shown, if it was one
   * @param passwordAboutToExpire whether he should soon choose a new one
   */
  record Accepted(UserId user, Optional<Long> apiCredential, boolean passwordAboutToExpire)
      implements PasswordLogIn {}

  /**
   * Not admitted.
   *
   * @param reason only {@link Refusal#CREDENTIALS} may be told to anybody
   */
  record Refused(Refusal reason) implements PasswordLogIn {}

  /** Too many attempts failed before. */
  record Limited(Duration retryAfter) implements PasswordLogIn {}

  /** Somebody who would have to be asked doesn't answer, and nobody else knows the name. */
  record Unavailable(Duration retryAfter) implements PasswordLogIn {}

  /**
   * Why someone isn't admitted. All but the first two are found out after the right password only.
   */
  enum Refusal {
    /** Unknown name or wrong password. */
    CREDENTIALS,
    /** The password is empty: nobody was asked. */
    EMPTY_PASSWORD,
    /** The user is disabled. */
    DISABLED,
    /** The account is locked. */
    LOCKED,
    /** The user has not signed up to the end. */
    SIGN_UP,
    /** The account is not approved. */
    APPROVAL,
    /** The password, or the account, has expired. */
    EXPIRED,
    /** The password must be changed first. */
    MUST_CHANGE,
    /** His directory lacks a value that a pairing requires. */
    INCOMPLETE
  }
}
