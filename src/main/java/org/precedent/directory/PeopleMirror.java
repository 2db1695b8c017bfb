package org.precedent.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precedent.identity.DirectoryId;
import org.precedent.identity.UserId;

/** Reads people, and takes them over in batches. Thread-safe. */
@ApplicationScoped
public class PeopleMirror {

  private static final int BATCH = 1_000;

  @Inject PersonStore people;
  @Inject Followers followers;
  @Inject MirrorTransactions transactions;
  @Inject ProgressBoard board;

  /** Takes over who changed, and who is new. */
  DirectoryReading mirror(
      Directory directory, Optional<Watermark> since, Survey survey, Unusable unusable) {
    Set<EntryAttribute> wanted = followers.wanted();
    Progress progress =
        board.begin(
            directory.name(), MirrorPhase.READING_PEOPLE, since.isEmpty() ? survey.seen() : 0);
    Batch<DirectoryPerson> batch =
        new Batch<>(
            BATCH,
            person -> 1,
            read -> {
              store(directory.name(), read, unusable);
              progress.add(read.size());
            });
    DirectoryReading reading = directory.readPeople(since, wanted, batch);
    batch.finish();
    if (!reading.complete()) {
      missed(directory, survey).stream()
          .flatMap(id -> directory.person(id, wanted).stream())
          .forEach(batch);
      batch.finish();
    }
    return reading;
  }

  // Came into sight without a change of their own, say with a branch that moved.
  private List<DirectoryId> missed(Directory directory, Survey survey) {
    List<String> ids = survey.someUnknown().stream().map(DirectoryId::value).toList();
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
    return survey.someUnknown().stream().filter(id -> !known.contains(id.value())).toList();
  }

  private void store(String directory, List<DirectoryPerson> read, Unusable unusable) {
    List<DirectoryPerson> usable = new ArrayList<>();
    for (DirectoryPerson person : read) {
      Optional<String> problem = PersonFacts.of(person).problem();
      if (problem.isPresent()) {
        unusable.add(person.place(), problem.get());
      } else {
        usable.add(person);
      }
    }
    if (!usable.isEmpty()) {
      transactions.change(
          statements -> {
            Map<UserId, DirectoryPerson> users = people.store(statements, directory, usable);
            followers.follow(users);
          });
    }
  }
}
