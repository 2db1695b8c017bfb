package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.LogInResult;
import org.precedent.directory.mirror.Mirror;
import org.precedent.directory.mirror.RoleGroups;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;

/**
 * Lets administrators try a log-in at the directory. No session begins, and nobody is mirrored, but
 * it is limited and audited like any: nobody may guess passwords here. Thread-safe.
 */
@ApplicationScoped
public class DirectoryTrials {

  @Inject LogInLimits limits;
  @Inject LogInAudit audit;
  @Inject Mirror mirror;
  @Inject RoleGroups roleGroups;

  /** What came of it. */
  public sealed interface Outcome {

    /** He could log in. */
    record Admitted(TriedPerson person) implements Outcome {}

    /**
     * He could not, or the directory is away.
     *
     * @param why for administrators only
     */
    record Refused(String why) implements Outcome {}

    /** Too many attempts failed before. */
    record Limited(Duration retryAfter) implements Outcome {}
  }

  /**
   * Tries it.
   *
   * @param shown what to show of the entry besides
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   * @throws org.precedent.directory.DirectoryUnavailableException if the directory answers, but not
   *     when it is asked for his groups
   */
  public Outcome attempt(
      Caller caller, Directory directory, LogInAttempt attempt, Set<EntryAttribute> shown) {
    AccessRules.requireAdministrator(caller);
    LogInLimits.Permit permit = limits.ask(AccountKey.of(attempt.name()), attempt.source());
    if (permit instanceof LogInLimits.Permit.Later later) {
      return new Outcome.Limited(later.retryAfter());
    }
    LogInLimits.Permit.Paid paid = (LogInLimits.Permit.Paid) permit;
    Set<EntryAttribute> wanted = new HashSet<>(mirror.wanted());
    wanted.addAll(shown);
    LogInResult result = directory.authenticate(attempt.name(), attempt.password(), wanted);
    if (result instanceof LogInResult.Refused refused) {
      audit.failed(Optional.empty(), PasswordLogIn.Refusal.CREDENTIALS, attempt.source());
      return refused(refused.reason().name().toLowerCase(Locale.ROOT));
    }
    limits.undecided(paid);
    return result instanceof LogInResult.Authenticated authenticated
        ? admitted(directory, authenticated.person(), shown)
        : new Outcome.Refused(((LogInResult.Unavailable) result).message());
  }

  private Outcome admitted(Directory directory, DirectoryPerson person, Set<EntryAttribute> shown) {
    Set<EntryAttribute> lacking = mirror.lacking(person);
    if (!lacking.isEmpty()) {
      List<String> names = lacking.stream().map(EntryAttribute::name).sorted().toList();
      return refused("a pairing requires " + String.join(", ", names));
    }
    return mirror.disabledByHand(person)
        ? refused("disabled here")
        : new Outcome.Admitted(seen(directory, person, shown));
  }

  private static Outcome refused(String why) {
    return new Outcome.Refused("The log-in is refused: " + why + ".");
  }

  /**
   * The person with his groups and roles.
   *
   * @param shown what to show of the entry besides
   * @throws org.precedent.directory.DirectoryUnavailableException if the directory doesn't answer
   */
  public TriedPerson seen(Directory directory, DirectoryPerson person, Set<EntryAttribute> shown) {
    List<DirectoryGroup> groups = directory.groupsOf(person).usable();
    Map<EntryAttribute, List<String>> attributes = new HashMap<>(person.attributes());
    attributes.keySet().retainAll(shown);
    return new TriedPerson(person.with(attributes), groups, roleGroups.through(groups));
  }
}
