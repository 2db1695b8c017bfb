package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.LogInResult;
import org.precedent.directory.RoleGroups;
import org.precedent.identity.Caller;
import org.precedent.identity.Role;
import org.precedent.looker.DirectoryTestShapes.SeenPerson;
import org.precedent.looker.DirectoryTestShapes.TestResult;
import org.precedent.session.DirectoryTrials;
import org.precedent.session.LogInAttempt;

/** Looks for one person in the directory, for tests of its configuration. */
@ApplicationScoped
public class DirectoryPeople {

  @Inject RoleGroups roleGroups;
  @Inject DirectoryTrials trials;

  /** What the directory says of whoever logs in with that name. */
  TestResult find(Directory directory, String name, Set<EntryAttribute> shown) {
    return directory
        .findPerson(name, shown)
        .map(person -> found(directory, person, "The user was found."))
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
    LogInResult result = ((DirectoryTrials.Outcome.Tried) outcome).result();
    if (result instanceof LogInResult.Authenticated authenticated) {
      return found(directory, authenticated.person(), "The user can log in.");
    }
    if (result instanceof LogInResult.Unavailable away) {
      return TestResult.failed(away.message());
    }
    String reason = ((LogInResult.Refused) result).reason().name().toLowerCase(Locale.ROOT);
    return TestResult.failed("The log-in is refused: " + reason + ".");
  }

  private TestResult found(Directory directory, DirectoryPerson person, String message) {
    List<DirectoryGroup> groups = directory.groupsOf(person);
    List<Role> roles = DirectoryConfig.sorted(Role.class, roleGroups.through(groups));
    SeenPerson seen = new SeenPerson(person, groups, roles);
    return new TestResult(true, message, List.of(), List.of(), Optional.of(seen));
  }
}
