package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.EntryPlace;
import org.precedent.directory.EntrySink;
import org.precedent.directory.PersonFacts;
import org.precedent.directory.UnusableEntry;
import org.precedent.directory.Watermark;
import org.precedent.identity.UserId;

/** Reads people, and takes them over in batches. Thread-safe. */
@ApplicationScoped
public class PeopleMirror {

  private static final Logger LOG = Logger.getLogger(PeopleMirror.class.getName());
  private static final int BATCH = 1_000;
  private static final int TOLD = 10;

  private static final String SHARED =
      """
      select login_name from users where directory = ? and vanished_at is null
        group by login_name having count(*) > 1 order by login_name limit ?
      """;

  @Inject PersonStore people;
  @Inject Followers followers;
  @Inject MirrorTransactions transactions;
  @Inject ProgressBoard board;
  @Inject UnusableEntries remembered;

  /** Takes over who changed, and who is new. */
  DirectoryReading mirror(
      Directory directory, Optional<Watermark> since, Survey survey, Unusable unusable) {
    Set<EntryAttribute> wanted = followers.wanted();
    Progress progress =
        board.begin(
            directory.name(), MirrorPhase.READING_PEOPLE, since.isEmpty() ? survey.seen() : 0);
    Intake intake = new Intake(directory.name(), survey, unusable, progress);
    DirectoryReading reading = directory.readPeople(since, wanted, intake);
    intake.finish();
    if (!reading.complete()) {
      for (EntryPlace place : missed(directory, survey)) {
        directory
            .person(place.id(), wanted)
            .ifPresentOrElse(
                intake::accept,
                () -> unusable.add(place, "it has no login name, or is gone meanwhile"));
      }
      intake.finish();
    } else {
      tellOfSharedNames(directory.name());
    }
    return reading;
  }

  /** Where people go who are read. */
  private final class Intake implements EntrySink<DirectoryPerson> {

    private final Survey survey;
    private final Unusable unusable;
    private final Batch<DirectoryPerson> usable;
    private final Batch<UnusableEntry> others;

    Intake(String directory, Survey survey, Unusable unusable, Progress progress) {
      this.survey = survey;
      this.unusable = unusable;
      this.usable =
          new Batch<>(
              BATCH,
              person -> 1,
              read -> {
                store(directory, read);
                progress.add(read.size());
              });
      this.others = new Batch<>(BATCH, entry -> 1, read -> storeStates(directory, read));
    }

    @Override
    public void accept(DirectoryPerson person) {
      Optional<String> problem = PersonFacts.of(person).problem();
      if (survey.isShared(person.id())) {
        unusable.tell(person.place(), "another entry has the immutable id " + person.id().value());
      } else if (problem.isPresent()) {
        unusable.add(person.place(), problem.get());
        others.accept(new UnusableEntry(person.place(), person.state()));
      } else {
        unusable.forget(person.id());
        usable.accept(person);
      }
    }

    // The log tells of him already.
    @Override
    public void unusable(UnusableEntry entry) {
      if (!survey.isShared(entry.id())) {
        unusable.remember(entry.id());
        others.accept(entry);
      }
    }

    void finish() {
      usable.finish();
      others.finish();
    }
  }

  private void tellOfSharedNames(String directory) {
    List<String> names =
        transactions.read(
            statements -> statements.rows(SHARED, row -> row.getString(1), directory, TOLD));
    names.forEach(
        name ->
            LOG.log(
                Level.WARNING,
                "Directory {0}: several entries have the login name {1}. Nobody is admitted by it,"
                    + " and groups that name members by it mean none of them, until it is unique.",
                new Object[] {directory, name.replaceAll("\\p{Cntrl}", "?")}));
  }

  // Came into sight without a change of their own, say with a branch that moved.
  private List<EntryPlace> missed(Directory directory, Survey survey) {
    List<EntryPlace> unknown = survey.news().someUnknown();
    List<String> ids = unknown.stream().map(place -> place.id().value()).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    List<String> there =
        transactions.read(
            statements ->
                statements.rows(
                    """
                    select directory_id from users
                      where directory = ? and directory_id = any(?) and vanished_at is null
                    """,
                    row -> row.getString(1),
                    directory.name(),
                    Statements.texts(ids)));
    Set<String> known = Set.copyOf(there);
    return unknown.stream()
        .filter(place -> !known.contains(place.id().value()))
        .filter(place -> !remembered.contains(EntryKind.PEOPLE, place.id()))
        .toList();
  }

  private void store(String directory, List<DirectoryPerson> usable) {
    transactions.change(
        statements -> {
          Map<UserId, DirectoryPerson> users = people.store(statements, directory, usable);
          followers.follow(users);
        });
  }

  private void storeStates(String directory, List<UnusableEntry> entries) {
    transactions.change(statements -> people.storeStates(statements, directory, entries));
  }
}
