package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.GroupsOfPerson;
import org.precedent.directory.PersonFacts;
import org.precedent.directory.Text;
import org.precedent.identity.UserId;

/**
 * Keeps the users and groups of the configured directory as this server's own, known by their
 * immutable identity. Thread-safe.
 */
@ApplicationScoped
public class Mirror {

  @Inject ConfiguredDirectory configured;
  @Inject MirrorLock lock;
  @Inject MirrorRun run;
  @Inject DemoDeparture demo;
  @Inject MirrorTransactions transactions;
  @Inject IdentityGuard identity;
  @Inject Admission admission;
  @Inject Followers followers;

  /**
   * Takes over what has changed in the directory since the last run, everything once a day. Not to
   * be called in a transaction.
   *
   * @return false if there is no directory, or another node is at it
   * @throws DirectoryUnavailableException if the directory can't be read as a whole
   * @throws ImplausibleDirectoryException if it answers as if a catastrophe had happened; nothing
   *     was applied then
   */
  public boolean run() {
    Optional<Directory> directory = configured.directory();
    if (directory.map(Directory::name).filter(ConfiguredDirectory.DEMO::equals).isEmpty()) {
      demo.leave();
    }
    return directory.isPresent() && lock.alone(() -> run.of(directory.get()));
  }

  /**
   * Takes over one person who logs in: his names, the state of his account, his groups, his role,
   * and what {@link EntryFollower}s keep of him, in one transaction of its own. Asks the directory
   * for his groups before it.
   *
   * <p>The user may be disabled, because the directory says so or an administrator did: it is the
   * session that refuses him.
   *
   * @param person as read from the configured directory a moment ago, with the attributes that
   *     {@link #wanted} names
   * @return who he is here; a new user if his identity was never seen before, whatever his name
   * @throws DirectoryUnavailableException if the directory doesn't answer, or people are known by
   *     another attribute than in the last run of the mirror
   * @throws IllegalArgumentException if the person is of another directory, or his names or his
   *     address can't be kept
   */
  public UserId admit(DirectoryPerson person) {
    Directory directory =
        configured
            .directory()
            .filter(known -> known.name().equals(person.id().directory()))
            .orElseThrow(
                () -> new IllegalArgumentException("The person is of no configured directory."));
    PersonFacts.of(person)
        .problem()
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException("The entry can't be used: " + problem + ".");
            });
    GroupsOfPerson groups = directory.groupsOf(person);
    return transactions.write(
        statements -> {
          identity.requireForAdmission(statements, directory);
          return admission.admit(statements, directory.name(), person, groups);
        });
  }

  /** The attributes that have to be read of a person who is to be admitted. */
  public Set<EntryAttribute> wanted() {
    return followers.wanted();
  }

  /** The attributes that the person would need to log in, and has not. */
  public Set<EntryAttribute> lacking(DirectoryPerson person) {
    Set<EntryAttribute> lacking = new HashSet<>(followers.required());
    lacking.removeAll(person.attributes().keySet());
    return lacking;
  }

  /** Whether an administrator disabled him here, whatever the directory says. */
  public boolean disabledByHand(DirectoryPerson person) {
    return !transactions
        .read(
            statements ->
                statements.rows(
                    """
                    select id from users
                      where directory = ? and directory_id = ? and disabled_by_hand
                    """,
                    row -> row.getLong(1),
                    person.id().directory(),
                    person.id().value()))
        .isEmpty();
  }

  /** The user of the configured directory who was last seen with that login name. */
  public Optional<UserId> named(String loginName) {
    return configured.directory().flatMap(directory -> named(directory.name(), loginName));
  }

  private Optional<UserId> named(String directory, String loginName) {
    if (!Text.storable(loginName)) {
      return Optional.empty();
    }
    return transactions
        .read(
            statements ->
                statements.rows(
                    """
                    select id from users
                      where login_name = ? and directory = ? and vanished_at is null
                    """,
                    row -> row.getLong(1),
                    loginName,
                    directory))
        .stream()
        .findFirst()
        .map(UserId::new);
  }
}
