package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Optional;
import org.precedent.identity.Caller;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;

/**
 * The one place where a password is checked, for every door: limited, by all {@link
 * PasswordStore}s, audited. Whether a name is unknown or the password wrong can't be told apart,
 * neither from the answer nor from the time. Not a session bean: hashing must not hold a
 * transaction. Thread-safe.
 */
@ApplicationScoped
public class PasswordLogIns {

  @Inject IdentityStoreHandler stores;
  @Inject LogInLimits limits;
  @Inject LogInAudit audit;
  @Inject Accounts accounts;
  @Inject LocalAccountStore localAccounts;
  @Inject LocalPasswords localPasswords;
  @Inject ApiCredentialRows credentials;

  /**
   * Checks a name and a password, and sets the new password, if there is one. {@link
   * Sessions#begin} then begins a session.
   *
   * @throws InvalidException if the password is right, but the new one unfit
   * @throws NotFoundException if the password is right, but not one that can be changed here
   */
  public PasswordLogIn logIn(LogInAttempt attempt) {
    if (attempt.password().isEmpty()) {
      return new PasswordLogIn.Refused(PasswordLogIn.Refusal.EMPTY_PASSWORD);
    }
    LogInLimits.Permit permit = limits.ask(AccountKey.of(attempt.name()), attempt.source());
    if (!(permit instanceof LogInLimits.Permit.Paid paid)) {
      return isGeneratedKey(attempt)
          ? outcome(attempt, asked(attempt.name(), attempt.password()).verdict())
          : limited(permit);
    }
    PasswordCredential credential = asked(attempt.name(), attempt.password());
    PasswordVerdict verdict = credential.verdict();
    // What is undecided is not given back: stores that answered have refused the password, and it
    // could be guessed without end while another is away.
    if (verdict instanceof PasswordVerdict.Right) {
      limits.succeeded(paid);
    } else if (verdict instanceof PasswordVerdict.Unreachable) {
      audit.undecided(credential.refusedUser(), attempt.source());
    }
    return outcome(attempt, verdict);
  }

  /**
   * Changes the password of the session's user, who shows the old one. His other sessions end.
   *
   * @return {@link PasswordLogIn.Accepted} if it is changed
   * @throws InvalidException if the old password is right, but the new one unfit
   * @throws NotFoundException if he is no local user
   */
  public PasswordLogIn changePassword(
      Session session, String oldPassword, String newPassword, LogInSource source) {
    UserId user = session.caller().user();
    String name =
        accounts
            .local(user)
            .flatMap(secret -> secret.account().username())
            .orElseThrow(() -> new NotFoundException("local account"));
    LogInLimits.Permit permit = limits.ask(AccountKey.of(name), source);
    if (!(permit instanceof LogInLimits.Permit.Paid paid)) {
      return limited(permit);
    }
    PasswordVerdict verdict = localAccounts.check(name, oldPassword);
    if (verdict instanceof PasswordVerdict.Wrong) {
      return refused(Optional.of(user), PasswordLogIn.Refusal.CREDENTIALS, source);
    }
    limits.succeeded(paid);
    requireDifferent(oldPassword, newPassword);
    localPasswords.set(session.caller(), user, newPassword, Optional.of(session));
    return new PasswordLogIn.Accepted(user, Optional.empty(), false);
  }

  // Nobody guesses 256 bits: who shows the right ones is let in, whatever others tried there.
  private boolean isGeneratedKey(LogInAttempt attempt) {
    return credentials
        .key(attempt.name())
        .map(ApiCredentialRows.Key::hash)
        .filter(SecretHash::isOfGenerated)
        .filter(hash -> hash.matches(attempt.password()))
        .isPresent();
  }

  private PasswordCredential asked(String name, String password) {
    PasswordCredential credential = new PasswordCredential(name, password);
    stores.validate(credential);
    credential.clear();
    return credential;
  }

  private PasswordLogIn outcome(LogInAttempt attempt, PasswordVerdict verdict) {
    if (verdict instanceof PasswordVerdict.Right right) {
      return attempt.newPassword().isPresent()
          ? withNewPassword(attempt, right.accepted().user())
          : right.accepted();
    }
    if (verdict instanceof PasswordVerdict.Barred barred) {
      boolean changes =
          barred.reason() == PasswordLogIn.Refusal.MUST_CHANGE && attempt.newPassword().isPresent();
      return changes
          ? withNewPassword(attempt, barred.user())
          : refused(Optional.of(barred.user()), barred.reason(), attempt.source());
    }
    if (verdict instanceof PasswordVerdict.Unreachable unreachable) {
      return new PasswordLogIn.Unavailable(unreachable.retryAfter());
    }
    return refused(
        verdict instanceof PasswordVerdict.Wrong wrong ? wrong.user() : Optional.empty(),
        PasswordLogIn.Refusal.CREDENTIALS,
        attempt.source());
  }

  private PasswordLogIn withNewPassword(LogInAttempt attempt, UserId user) {
    String password = attempt.newPassword().orElseThrow();
    requireDifferent(attempt.password(), password);
    localPasswords.set(new Caller(user, false), user, password, Optional.empty());
    return new PasswordLogIn.Accepted(user, Optional.empty(), false);
  }

  private PasswordLogIn refused(
      Optional<UserId> user, PasswordLogIn.Refusal reason, LogInSource source) {
    audit.failed(user, reason, source);
    return new PasswordLogIn.Refused(reason);
  }

  private static PasswordLogIn limited(LogInLimits.Permit permit) {
    return new PasswordLogIn.Limited(((LogInLimits.Permit.Later) permit).retryAfter());
  }

  private static void requireDifferent(String before, String after) {
    if (before.equals(after)) {
      throw new InvalidException(
          Problem.invalid("password", "The new password must be another one."));
    }
  }
}
