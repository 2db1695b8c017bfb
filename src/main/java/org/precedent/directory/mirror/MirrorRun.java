package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.platform.settings.Settings;

/**
 * One run of the mirror: what vanished first, then people, groups, and roles. Many small
 * transactions, each of which may be done again: a run that is cut off leaves nothing that the next
 * one doesn't make right. Thread-safe.
 */
@ApplicationScoped
public class MirrorRun {

  private static final Logger LOG = Logger.getLogger(MirrorRun.class.getName());

  @Inject Clock clock;
  @Inject Settings settings;
  @Inject IdentityGuard identity;
  @Inject Surveyor surveyor;
  @Inject Vanishing vanishing;
  @Inject PeopleMirror peopleMirror;
  @Inject GroupMirror groupMirror;
  @Inject UnusableEntries unusable;
  @Inject DirectoryRoles roles;
  @Inject MirrorStates states;
  @Inject MirrorTransactions transactions;

  /** Kinds of which entries had an identity in common in the last run, and lost their changes. */
  private final Set<EntryKind> leftAlone = ConcurrentHashMap.newKeySet();

  /**
   * Does it.
   *
   * @throws DirectoryUnavailableException if the directory can't be read as a whole
   * @throws ImplausibleDirectoryException if it answers as if a catastrophe had happened; nothing
   *     was applied then
   */
  void of(Directory directory) {
    long started = System.nanoTime();
    String name = directory.name();
    states.begin(name);
    LOG.log(Level.FINE, "Directory {0}: a run of the mirror begins.", name);
    identity.requireForRun(directory);
    Survey peopleThere = surveyed(directory, EntryKind.PEOPLE);
    Survey groupsThere = surveyed(directory, EntryKind.GROUPS);
    if (peopleThere.known() == 0 && peopleThere.seen() > 0) {
      LOG.log(
          Level.INFO,
          "Directory {0}: {1} people and {2} groups are mirrored for the first time.",
          new Object[] {
            name, Long.toString(peopleThere.seen()), Long.toString(groupsThere.seen())
          });
    }
    surveyor.move(name, peopleThere);
    surveyor.move(name, groupsThere);
    vanishing.users(peopleThere.vanished());
    vanishing.groups(groupsThere.vanished());
    MirrorResult result = read(directory, peopleThere, groupsThere);
    vanishing.deleteExpired(name);
    tell(name, result, System.nanoTime() - started);
  }

  private Survey surveyed(Directory directory, EntryKind kind) {
    Survey survey = surveyor.survey(directory, kind);
    int maxPercent = settings.get(Settings.LDAP_MAX_VANISHED_PERCENT);
    if (!survey.plausible(maxPercent)) {
      throw ImplausibleDirectoryException.of(survey, maxPercent);
    }
    return survey;
  }

  private MirrorResult read(Directory directory, Survey peopleThere, Survey groupsThere) {
    String name = directory.name();
    MirrorState before = states.of(name);
    boolean full = before.fullReadDue(clock.instant());
    DirectoryReading people = readPeople(directory, before, full, peopleThere);
    // Written down first: a run that is cut off must not forget it.
    if (full || isAllToBeRead(EntryKind.GROUPS, groupsThere, 0)) {
      transactions.change(statements -> MirrorStates.forgetGroups(statements, name));
    }
    MirrorState between = states.of(name);
    DirectoryReading groups =
        groupMirror.mirror(
            directory,
            between.groupsWatermark(),
            groupsThere,
            new Unusable(EntryKind.GROUPS, unusable));
    roles.applyInParts(name);
    MirrorResult result = result(people, groups, peopleThere, groupsThere);
    states.succeed(name, before, between, result);
    remember(EntryKind.PEOPLE, peopleThere);
    remember(EntryKind.GROUPS, groupsThere);
    return result;
  }

  private DirectoryReading readPeople(
      Directory directory, MirrorState before, boolean full, Survey there) {
    boolean all = full || isAllToBeRead(EntryKind.PEOPLE, there, Tally.MAX_UNKNOWN);
    return peopleMirror.mirror(
        directory,
        all ? Optional.empty() : before.peopleWatermark(),
        there,
        new Unusable(EntryKind.PEOPLE, unusable));
  }

  private MirrorResult result(
      DirectoryReading people, DirectoryReading groups, Survey peopleThere, Survey groupsThere) {
    return new MirrorResult(
        people,
        groups,
        people.complete() && groups.complete(),
        peopleThere.seen(),
        groupsThere.seen(),
        peopleThere.vanished().size() + groupsThere.vanished().size(),
        peopleThere.leftOut() + groupsThere.leftOut() + unusable.count());
  }

  // What changed since the last time is not enough.
  private boolean isAllToBeRead(EntryKind kind, Survey survey, int maxUnknown) {
    News news = survey.news();
    return news.unknown() > maxUnknown || !news.allMoved() || isNoLongerLeftAlone(kind, survey);
  }

  // Changed meanwhile are perhaps also those that contain one of them. After a restart, the daily
  // reading of everything is soon enough.
  private boolean isNoLongerLeftAlone(EntryKind kind, Survey survey) {
    return leftAlone.contains(kind) && !survey.holdsBack();
  }

  private void remember(EntryKind kind, Survey survey) {
    if (survey.holdsBack()) {
      leftAlone.add(kind);
    } else {
      leftAlone.remove(kind);
    }
  }

  private static void tell(String name, MirrorResult result, long nanos) {
    boolean something = result.full() || result.vanished() > 0 || result.people().delivered() > 0;
    LOG.log(
        something ? Level.INFO : Level.FINE,
        "Directory {0}: mirrored in {1} ms; read {2} people and {3} groups, {4} entries vanished,"
            + " {5} were left out.",
        new Object[] {
          name,
          Long.toString(nanos / 1_000_000),
          Long.toString(result.people().delivered()),
          Long.toString(result.groups().delivered()),
          Long.toString(result.vanished()),
          Long.toString(result.leftOut())
        });
  }
}
