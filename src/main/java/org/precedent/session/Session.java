package org.precedent.session;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;

/**
 * A log-in that is alive.
 *
 * @param id a positive number, never reused
 * @param caller for whom it acts
 * @param sudoUser the administrator who acts as the caller, if it is not himself
 * @param apiCredential the id of the credential that it was begun with
 * @param application where it was begun
 * @param workspace what the client chose to work on
 * @param expiresAt when it ends
 */
public record Session(
    long id,
    TokenHash tokenHash,
    Caller caller,
    Optional<UserId> sudoUser,
    Optional<Long> apiCredential,
    String application,
    Workspace workspace,
    Instant expiresAt) {

  /** Who is really there: the administrator who acts as the caller, or the caller himself. */
  public UserId realUser() {
    return sudoUser.orElse(caller.user());
  }

  /**
   * What its requests are counted under, at every door: what an administrator does as a user does
   * not use up what the user may do himself.
   */
  public String requestAccount() {
    String user = "user " + caller.user().value();
    return sudoUser.map(administrator -> user + " by " + administrator).orElse(user);
  }

  Session workingOn(Workspace other) {
    return new Session(
        id, tokenHash, caller, sudoUser, apiCredential, application, other, expiresAt);
  }

  /** Whether one of these users has to do with it. */
  boolean concerns(Set<UserId> users) {
    return users.contains(caller.user()) || users.contains(realUser());
  }
}
