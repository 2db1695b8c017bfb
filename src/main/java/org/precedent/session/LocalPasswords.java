package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;

/**
 * Sets the passwords of local users. A new password ends the sessions that the old one began. Not a
 * session bean: hashing must not hold a transaction. Thread-safe.
 */
@ApplicationScoped
public class LocalPasswords {

  @Inject Passwords passwords;
  @Inject Accounts accounts;
  @Inject PasswordWrites writes;

  /**
   * Sets a password. Whoever is not an administrator must have shown the old one before: see {@link
   * PasswordLogIns}.
   *
   * @param keep the session that goes on
   * @throws InvalidException if the password is unfit
   * @throws NotFoundException if there is no such local user
   */
  public void set(Caller caller, UserId user, String password, Optional<Session> keep) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    Account account =
        accounts.local(user).orElseThrow(() -> new NotFoundException("local account")).account();
    writes.set(caller, user, hash(password, account.username().orElse("")), keep);
  }

  /**
   * What is kept of a password of the user of that name. Takes its time.
   *
   * @throws InvalidException if the password is unfit
   */
  SecretHash hash(String password, String username) {
    PasswordFlaw.of(password, username)
        .ifPresent(
            flaw -> {
              throw new InvalidException(
                  Problem.invalid("password", "The password " + flaw.rule() + "."));
            });
    return passwords.hash(password);
  }
}
