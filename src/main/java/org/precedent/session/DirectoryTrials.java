package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.precedent.directory.Directory;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.LogInResult;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;

/**
 * Lets administrators try a log-in at the directory. No session begins, but it is limited and
 * audited like any: nobody may guess passwords here. Thread-safe.
 */
@ApplicationScoped
public class DirectoryTrials {

  @Inject LogInLimits limits;
  @Inject LogInAudit audit;

  /** What came of it. */
  public sealed interface Outcome {

    /** The directory was asked. */
    record Tried(LogInResult result) implements Outcome {}

    /** Too many attempts failed before. */
    record Limited(Duration retryAfter) implements Outcome {}
  }

  /**
   * Tries it.
   *
   * @param attributes what to read of the entry besides
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   */
  public Outcome attempt(
      Caller caller, Directory directory, LogInAttempt attempt, Set<EntryAttribute> attributes) {
    AccessRules.requireAdministrator(caller);
    LogInLimits.Permit permit = limits.ask(AccountKey.of(attempt.name()), attempt.source());
    if (permit instanceof LogInLimits.Permit.Later later) {
      return new Outcome.Limited(later.retryAfter());
    }
    LogInLimits.Permit.Paid paid = (LogInLimits.Permit.Paid) permit;
    LogInResult result = directory.authenticate(attempt.name(), attempt.password(), attributes);
    if (result instanceof LogInResult.Refused) {
      audit.failed(Optional.empty(), PasswordLogIn.Refusal.CREDENTIALS);
    } else {
      limits.undecided(paid);
    }
    return new Outcome.Tried(result);
  }
}
