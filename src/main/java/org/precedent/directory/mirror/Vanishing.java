package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.platform.settings.Settings;

/**
 * What becomes of users and groups whose entries are gone: they count no more at once, and are
 * deleted with their values when the retention time is over. Thread-safe.
 */
@ApplicationScoped
public class Vanishing {

  private static final int BATCH = 500;
  private static final int DELETED_AT_ONCE = 100;

  private static final String DISABLE =
      """
      update users set vanished_at = ?, disabled = true, updated_at = ?
        where id = any(?) and vanished_at is null
      """;

  private static final String EMPTY =
      "update user_groups set vanished_at = ?, updated_at = ? where id = any(?)";

  private static final String EXPIRED =
      """
      select id from %s where directory = ? and vanished_at <= ? order by vanished_at limit ?
      """;

  @Inject Clock clock;
  @Inject Audit audit;
  @Inject Settings settings;
  @Inject UserEndings endings;
  @Inject DirectoryNesting nesting;
  @Inject MirrorTransactions transactions;

  /** Disables users, and ends their sessions. */
  void users(List<Long> users) {
    for (List<Long> part : parts(users)) {
      transactions.change(
          statements -> {
            Instant now = clock.instant();
            statements.update(DISABLE, now, now, Statements.numbers(part));
            endings.disabled(statements, part, Action.USER_VANISHED);
          });
    }
  }

  /** Ends all memberships of groups. */
  void groups(List<Long> groups) {
    for (List<Long> part : parts(groups)) {
      transactions.change(statements -> empty(statements, part));
    }
  }

  private void empty(Statements statements, List<Long> groups) throws SQLException {
    Instant now = clock.instant();
    statements.update(EMPTY, now, now, Statements.numbers(groups));
    statements.update(
        "delete from membership where group_id = any(?)", (Object) Statements.numbers(groups));
    nesting.remove(statements, groups);
    statements.groupsChanged();
    audit.recordOfGroups(statements.connection(), Action.GROUP_VANISHED, groups);
  }

  /** Deletes whose retention time is over, in small batches. */
  void deleteExpired(String directory) {
    deleteExpired(directory, EntryKind.PEOPLE);
    deleteExpired(directory, EntryKind.GROUPS);
  }

  private void deleteExpired(String directory, EntryKind kind) {
    Instant limit = clock.instant().minus(settings.get(Settings.LDAP_RETENTION));
    String expired = EXPIRED.formatted(kind.table());
    String delete = "delete from " + kind.table() + " where id = any(?)";
    int deleted;
    do {
      deleted =
          transactions.write(
              statements -> {
                List<Long> ids =
                    statements.rows(
                        expired, row -> row.getLong(1), directory, limit, DELETED_AT_ONCE);
                statements.update(delete, (Object) Statements.numbers(ids));
                tell(statements, kind, ids);
                return ids.size();
              });
    } while (deleted == DELETED_AT_ONCE);
  }

  private void tell(Statements statements, EntryKind kind, List<Long> deleted) throws SQLException {
    if (kind == EntryKind.PEOPLE) {
      endings.changed(statements, deleted, Action.USER_DELETED);
    } else {
      audit.recordOfGroups(statements.connection(), Action.GROUP_DELETED, deleted);
    }
  }

  private static List<List<Long>> parts(List<Long> ids) {
    return IntStream.range(0, (ids.size() + BATCH - 1) / BATCH)
        .mapToObj(i -> ids.subList(i * BATCH, Math.min(ids.size(), (i + 1) * BATCH)))
        .toList();
  }
}
