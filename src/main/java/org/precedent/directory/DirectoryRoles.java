package org.precedent.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.precedent.audit.Action;
import org.precedent.identity.Role;

/**
 * Makes the members of the administrators' group administrators, and takes that away from those who
 * left it. What was given by hand stays; and the directory may take away the last administrator: it
 * decides. Works in the caller's transaction, which must have the mutex of the directory.
 * Thread-safe.
 */
@ApplicationScoped
public class DirectoryRoles {

  private static final String MEMBERS =
      """
      select distinct m.user_id from user_groups a
        join group_closure c on c.ancestor_id = a.id
        join membership m on m.group_id = c.group_id
        join users u on u.id = m.user_id
        where a.dn_key = ? and a.directory = ? and a.vanished_at is null
          and u.directory = a.directory and u.vanished_at is null
      """;

  private static final String HOLDERS =
      "select user_id from user_role where role = ? and by_directory";

  private static final String INSERT =
      """
      insert into user_role (user_id, role, by_hand, by_directory)
        select t.id, cast(? as varchar), false, true
          from unnest(cast(? as bigint array)) as t(id) on conflict do nothing
      """;

  private static final String MARK =
      "update user_role set by_directory = ? where role = ? and user_id = any(?)";

  private static final String DELETE =
      """
      delete from user_role where role = ? and user_id = any(?) and not by_hand and not by_directory
      """;

  private static final String ROLE = Role.ADMIN.name();

  @Inject ConfiguredDirectory configured;
  @Inject UserEndings endings;

  /** Makes the roles of all users right. */
  void apply(Statements statements, String directory) throws SQLException {
    Set<Long> members = new LinkedHashSet<>();
    if (configured.administrators().isPresent()) {
      members.addAll(
          statements.rows(
              MEMBERS,
              row -> row.getLong(1),
              configured.administrators().get().value(),
              directory));
    }
    Set<Long> holders = new LinkedHashSet<>(statements.rows(HOLDERS, row -> row.getLong(1), ROLE));
    Set<Long> joined = new LinkedHashSet<>(members);
    joined.removeAll(holders);
    holders.removeAll(members);
    give(statements, joined);
    take(statements, holders);
  }

  /** Makes the role of one user right. */
  void apply(Statements statements, long user, Collection<DirectoryGroup> groups)
      throws SQLException {
    boolean member =
        configured
            .administrators()
            .filter(key -> groups.stream().anyMatch(group -> group.place().key().equals(key)))
            .isPresent();
    boolean holds =
        statements.rows(HOLDERS + " and user_id = ?", row -> row.getLong(1), ROLE, user).size() > 0;
    if (member && !holds) {
      give(statements, List.of(user));
    } else if (!member && holds) {
      take(statements, List.of(user));
    }
  }

  private void give(Statements statements, Collection<Long> users) throws SQLException {
    if (!users.isEmpty()) {
      Long[] ids = Statements.numbers(users);
      statements.update(INSERT, ROLE, ids);
      statements.update(MARK, true, ROLE, ids);
      endings.changed(statements, users, Action.USER_ROLES_SET);
    }
  }

  private void take(Statements statements, Collection<Long> users) throws SQLException {
    if (!users.isEmpty()) {
      Long[] ids = Statements.numbers(users);
      statements.update(MARK, false, ROLE, ids);
      statements.update(DELETE, ROLE, ids);
      endings.changed(statements, users, Action.USER_ROLES_SET);
    }
  }
}
