package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.EntryPlace;

/**
 * Makes groups of groups of a directory, by their identity and by nothing else; who is in them is
 * not its business. Works in the caller's transaction, which must have the mutex of the directory.
 * Thread-safe.
 */
@ApplicationScoped
public class GroupStore {

  private static final String SELECT =
      """
      select directory_id, id, name, dn, dn_key, vanished_at is not null
        from user_groups where directory = ? and directory_id = any(?)
      """;

  private static final String INSERT =
      """
      insert into user_groups (directory, directory_id, name, dn, dn_key, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String UPDATE =
      """
      update user_groups set name = ?, dn = ?, dn_key = ?, vanished_at = null, updated_at = ?
        where id = ?
      """;

  private static final String CLOSE =
      """
      insert into group_closure (group_id, ancestor_id)
        select t.id, t.id from unnest(cast(? as bigint array)) as t(id) on conflict do nothing
      """;

  @Inject Clock clock;
  @Inject Audit audit;

  private record Known(
      String directoryId, long id, String name, String dn, String dnKey, boolean vanished) {

    boolean is(DirectoryGroup group) {
      return !vanished
          && name.equals(group.name())
          && dn.equals(group.place().dn())
          && dnKey.equals(group.place().key().value());
    }
  }

  /**
   * Takes groups over.
   *
   * @param groups of one directory, with names that can be kept
   * @return their ids here, by their ids there
   */
  Map<String, Long> store(
      Statements statements, String directory, Collection<DirectoryGroup> groups)
      throws SQLException {
    Map<String, DirectoryGroup> byId = new LinkedHashMap<>();
    groups.forEach(group -> byId.put(group.id().value(), group));
    Instant now = clock.instant();
    Map<String, Long> ids = new HashMap<>();
    List<@Nullable Object[]> changed = new ArrayList<>();
    for (Known known : known(statements, directory, byId.keySet())) {
      DirectoryGroup group = Objects.requireNonNull(byId.remove(known.directoryId));
      ids.put(known.directoryId, known.id);
      if (!known.is(group)) {
        changed.add(
            new Object[] {
              group.name(), group.place().dn(), group.place().key().value(), now, known.id
            });
      }
    }
    if (!changed.isEmpty()) {
      statements.batch(UPDATE, changed);
      statements.groupsChanged();
    }
    ids.putAll(insert(statements, directory, byId, now));
    return ids;
  }

  private Map<String, Long> insert(
      Statements statements, String directory, Map<String, DirectoryGroup> groups, Instant now)
      throws SQLException {
    Map<String, Long> ids = new HashMap<>();
    if (groups.isEmpty()) {
      return ids;
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (DirectoryGroup group : groups.values()) {
      EntryPlace place = group.place();
      rows.add(
          new Object[] {
            directory, place.id().value(), group.name(), place.dn(), place.key().value(), now, now
          });
    }
    statements.batch(INSERT, rows);
    known(statements, directory, groups.keySet()).forEach(row -> ids.put(row.directoryId, row.id));
    statements.update(CLOSE, (Object) Statements.numbers(ids.values()));
    audit.recordOfGroups(statements.connection(), Action.GROUP_CREATED, ids.values());
    return ids;
  }

  private static List<Known> known(Statements statements, String directory, Collection<String> ids)
      throws SQLException {
    return statements.rows(SELECT, GroupStore::known, directory, Statements.texts(ids));
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        row.getString(1),
        row.getLong(2),
        row.getString(3),
        Objects.requireNonNullElse(row.getString(4), ""),
        Objects.requireNonNullElse(row.getString(5), ""),
        row.getBoolean(6));
  }
}
