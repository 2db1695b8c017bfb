package org.precedent.session;

import java.time.Duration;
import java.util.Optional;
import org.precedent.identity.UserId;

/** What one {@link PasswordStore} says of a name and a password. */
public sealed interface PasswordVerdict {

  /** The password is right, and the user may log in. */
  record Right(PasswordLogIn.Accepted accepted) implements PasswordVerdict {

    /** Of a user without anything else to say. */
    public static Right of(UserId user) {
      return new Right(new PasswordLogIn.Accepted(user, Optional.empty(), false));
    }
  }

  /** The password is right, but the user may not log in. */
  record Barred(UserId user, PasswordLogIn.Refusal reason) implements PasswordVerdict {}

  /** The store doesn't answer. */
  record Unreachable(Duration retryAfter) implements PasswordVerdict {}

  /**
   * The store has no such name, or the password is wrong.
   *
   * @param user whose name it is, for the audit only
   */
  record Wrong(Optional<UserId> user) implements PasswordVerdict {}

  /** Whether it tells more than the other, which another store gave. */
  default boolean outweighs(PasswordVerdict other) {
    return weight() > other.weight();
  }

  private int weight() {
    if (this instanceof Right) {
      return 4;
    }
    if (this instanceof Barred) {
      return 3;
    }
    if (this instanceof Unreachable) {
      return 2;
    }
    return this instanceof Wrong wrong && wrong.user().isPresent() ? 1 : 0;
  }
}
