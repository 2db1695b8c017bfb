package org.precedent.session;

import java.time.Instant;
import java.util.Optional;
import org.precedent.identity.UserId;

/**
 * How somebody logs in, whether he is a local user or one of a directory.
 *
 * @param local whether his user name, and perhaps a password, is kept here
 * @param username empty if he has none: programs have API credentials only
 * @param email empty if he has none
 */
public record Account(
    UserId user,
    boolean local,
    Optional<String> username,
    String email,
    Optional<String> displayName,
    String firstName,
    Optional<String> middleName,
    String lastName,
    boolean disabled,
    boolean administrator,
    Optional<Lock> lock,
    SignUp signUp,
    Approval approval,
    PasswordState password) {

  /** Since when it is locked. */
  public record Lock(Instant at, Optional<UserId> by) {}

  /** How far he has come in signing up, and when he began. */
  public record SignUp(SignUpStatus status, Instant at) {}

  /** Who decided what, and when. */
  public record Approval(ApprovalStatus status, Instant at, Optional<UserId> by) {}

  /** What is known of the password, but not itself. */
  public record PasswordState(
      boolean set, boolean mustChange, Optional<Instant> setAt, Optional<Instant> expiresAt) {}

  /** Why he may not log in although his password is right, the gravest reason first. */
  Optional<PasswordLogIn.Refusal> barrier(Instant now) {
    if (disabled) {
      return Optional.of(PasswordLogIn.Refusal.DISABLED);
    }
    if (lock.isPresent()) {
      return Optional.of(PasswordLogIn.Refusal.LOCKED);
    }
    if (signUp.status() != SignUpStatus.FINAL) {
      return Optional.of(PasswordLogIn.Refusal.SIGN_UP);
    }
    if (approval.status() != ApprovalStatus.APPROVED) {
      return Optional.of(PasswordLogIn.Refusal.APPROVAL);
    }
    if (password.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
      return Optional.of(PasswordLogIn.Refusal.EXPIRED);
    }
    return password.mustChange()
        ? Optional.of(PasswordLogIn.Refusal.MUST_CHANGE)
        : Optional.empty();
  }
}
