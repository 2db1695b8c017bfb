package org.precedent.identity;

/**
 * Who makes a request.
 *
 * @param user the user on whose behalf, also when an API credential or a session of an
 *     administrator acts for him
 * @param administrator whether the user holds the role {@link Role#ADMIN}
 */
public record Caller(UserId user, boolean administrator) {

  /** Whether the caller is that user. */
  public boolean is(UserId other) {
    return user.equals(other);
  }
}
