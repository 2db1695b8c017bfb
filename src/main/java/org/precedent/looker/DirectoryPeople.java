package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precedent.directory.Directory;
import org.precedent.directory.EntryAttribute;
import org.precedent.identity.Caller;
import org.precedent.identity.Role;
import org.precedent.looker.DirectoryTestShapes.SeenPerson;
import org.precedent.looker.DirectoryTestShapes.TestResult;
import org.precedent.platform.web.RateLimitedException;
import org.precedent.session.DirectoryTrials;
import org.precedent.session.LogInAttempt;
import org.precedent.session.TriedPerson;

/** Looks for one person in the directory, for tests of its configuration. */
@ApplicationScoped
public class DirectoryPeople {

  @Inject DirectoryTrials trials;

  /** What the directory says of whoever logs in with that name. */
  TestResult find(Directory directory, String name, Set<EntryAttribute> shown) {
    return directory
        .findPerson(name, shown)
        .map(person -> found(trials.seen(directory, person, shown), "The user was found."))
        .orElseGet(
            () -> TestResult.failed("There is no user with that login name, or more than one."));
  }

  /**
   * Whether he could log in.
   *
   * @throws RateLimitedException after too many failures
   */
  TestResult tryLogIn(
      Caller caller, Directory directory, LogInAttempt attempt, Set<EntryAttribute> shown) {
    DirectoryTrials.Outcome outcome = trials.attempt(caller, directory, attempt, shown);
    if (outcome instanceof DirectoryTrials.Outcome.Limited limited) {
      throw new RateLimitedException(Math.max(1, limited.retryAfter().plusMillis(999).toSeconds()));
    }
    return outcome instanceof DirectoryTrials.Outcome.Admitted admitted
        ? found(admitted.person(), "The user can log in.")
        : TestResult.failed(((DirectoryTrials.Outcome.Refused) outcome).why());
  }

  private static TestResult found(TriedPerson tried, String message) {
    List<Role> roles = DirectoryConfig.sorted(Role.class, tried.roles());
    SeenPerson seen = new SeenPerson(tried.person(), tried.groups(), roles);
    return new TestResult(true, message, List.of(), List.of(), Optional.of(seen));
  }
}
