package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.EntrySink;
import org.precedent.directory.GroupMembers;
import org.precedent.directory.MemberReference;
import org.precedent.directory.UnusableEntry;
import org.precedent.directory.Watermark;
import org.precedent.identity.DirectoryId;

/**
 * Reads groups, and takes them over in batches, with their members; at the end, which groups are in
 * which. Thread-safe.
 */
@ApplicationScoped
public class GroupMirror {

  /** Members and groups together. */
  private static final int BATCH = 10_000;

  private static final String IDS =
      "select directory_id, id from user_groups where directory = ? and directory_id = any(?)";

  @Inject GroupStore groups;
  @Inject MemberStore members;
  @Inject DirectoryNesting nesting;
  @Inject MirrorTransactions transactions;
  @Inject ProgressBoard board;

  /** Takes over which groups changed, or all. */
  DirectoryReading mirror(
      Directory directory, Optional<Watermark> since, Survey survey, Unusable unusable) {
    Progress progress =
        board.begin(
            directory.name(), MirrorPhase.READING_GROUPS, since.isEmpty() ? survey.seen() : 0);
    Map<Long, Set<DirectoryId>> children = new HashMap<>();
    Batch<GroupMembers> batch =
        new Batch<>(
            BATCH,
            group -> 1 + group.members().size(),
            read -> {
              children.putAll(store(directory.name(), read, survey));
              progress.add(read.size());
            });
    DirectoryReading reading = directory.readGroups(since, usable(survey, unusable, batch));
    batch.finish();
    if (!children.isEmpty()) {
      transactions.change(statements -> nest(statements, directory.name(), children));
    }
    return reading;
  }

  private static EntrySink<GroupMembers> usable(
      Survey survey, Unusable unusable, Batch<GroupMembers> next) {
    return new EntrySink<>() {
      @Override
      public void accept(GroupMembers read) {
        DirectoryGroup group = read.group();
        Optional<String> problem = group.problem();
        if (survey.isShared(group.id())) {
          unusable.tell(group.place(), "another entry has the immutable id " + group.id().value());
        } else if (problem.isPresent()) {
          unusable.add(group.place(), problem.get());
        } else {
          unusable.forget(group.id());
          next.accept(read);
        }
      }

      // The log tells of it already.
      @Override
      public void unusable(UnusableEntry entry) {
        if (!survey.isShared(entry.id())) {
          unusable.remember(entry.id());
        }
      }
    };
  }

  private Map<Long, Set<DirectoryId>> store(
      String directory, List<GroupMembers> read, Survey survey) {
    return transactions.write(statements -> store(statements, directory, read, survey));
  }

  private Map<Long, Set<DirectoryId>> store(
      Statements statements, String directory, List<GroupMembers> read, Survey survey)
      throws SQLException {
    Map<String, GroupMembers> byId = new LinkedHashMap<>();
    read.forEach(group -> byId.put(group.group().id().value(), group));
    Map<String, Long> ids =
        groups.store(
            statements, directory, byId.values().stream().map(GroupMembers::group).toList());
    Set<MemberReference> references = new LinkedHashSet<>();
    byId.values().forEach(group -> references.addAll(group.members()));
    Map<MemberReference, Long> users = members.users(statements, directory, references);
    Map<Long, Set<Long>> direct = new HashMap<>();
    Map<Long, Set<DirectoryId>> children = new HashMap<>();
    ids.forEach(
        (directoryId, id) -> {
          Set<Long> people = new HashSet<>();
          Set<DirectoryId> inside = new HashSet<>();
          for (MemberReference reference :
              Objects.requireNonNull(byId.get(directoryId)).members()) {
            add(reference, users, survey, people, inside);
          }
          direct.put(id, people);
          children.put(id, inside);
        });
    members.replace(statements, direct);
    return children;
  }

  private static void add(
      MemberReference reference,
      Map<MemberReference, Long> users,
      Survey survey,
      Set<Long> people,
      Set<DirectoryId> groups) {
    Long user = users.get(reference);
    if (user != null) {
      people.add(user);
    } else if (reference instanceof MemberReference.ByDn dn) {
      DirectoryId group = survey.places().get(dn.key());
      if (group != null) {
        groups.add(group);
      }
    }
  }

  private void nest(Statements statements, String directory, Map<Long, Set<DirectoryId>> children)
      throws SQLException {
    Set<String> named = new HashSet<>();
    children.values().forEach(all -> all.forEach(child -> named.add(child.value())));
    Map<String, Long> ids = new HashMap<>();
    statements.rows(
        IDS, row -> ids.put(row.getString(1), row.getLong(2)), directory, Statements.texts(named));
    Map<Long, Set<Long>> nested = new HashMap<>();
    children.forEach(
        (parent, all) -> {
          Set<Long> inside = new HashSet<>();
          all.stream()
              .flatMap(child -> Optional.ofNullable(ids.get(child.value())).stream())
              .forEach(inside::add);
          nested.put(parent, inside);
        });
    nesting.replace(statements, nested);
  }
}
