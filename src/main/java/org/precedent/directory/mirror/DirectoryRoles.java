package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.audit.Action;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.DnKey;
import org.precedent.identity.Role;

/**
 * Gives roles to the members of the groups that bring them, the administrators' group before all,
 * and takes them away from those who left. What was given by hand stays; and the directory may take
 * away the last administrator: it decides. Works in the caller's transaction, which must have the
 * mutex of the directory, if there is one. Thread-safe.
 */
@ApplicationScoped
public class DirectoryRoles {

  private static final Logger LOG = Logger.getLogger(DirectoryRoles.class.getName());

  /** Users in one transaction. */
  private static final int PART = 500;

  private static final String MEMBERS =
      """
      select distinct m.user_id from user_groups a
        join group_closure c on c.ancestor_id = a.id
        join membership m on m.group_id = c.group_id
        join users u on u.id = m.user_id
        where a.dn_key = any(?) and a.directory = ? and a.vanished_at is null
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

  private static final String GROUPS = "select dn_key from directory_role_group where role = ?";

  private static final String PRESENT =
      "select id from user_groups where dn_key = ? and directory = ? and vanished_at is null";

  @Inject ConfiguredDirectory configured;
  @Inject UserEndings endings;
  @Inject MirrorTransactions transactions;

  private final AtomicBoolean missing = new AtomicBoolean();

  /**
   * Who is not as he should be.
   *
   * @param joined who should hold a role, and doesn't
   * @param left who holds it, and should not
   */
  private record Difference(Set<Long> joined, Set<Long> left) {

    static Difference of(List<Long> members, List<Long> holders) {
      Set<Long> joined = new LinkedHashSet<>(members);
      holders.forEach(joined::remove);
      Set<Long> left = new LinkedHashSet<>(holders);
      members.forEach(left::remove);
      return new Difference(joined, left);
    }
  }

  /**
   * Makes the roles of all users right, in many short transactions: nobody waits for the mutex
   * until a large group has its role.
   */
  void applyInParts(String directory) {
    transactions.note(statements -> tellOfMissingGroup(statements, directory));
    for (Role role : Role.values()) {
      Difference wrong = transactions.read(statements -> all(statements, directory, role));
      Batch<Long> batch =
          new Batch<>(
              PART,
              user -> 1,
              part ->
                  transactions.change(
                      statements ->
                          settle(statements, role, among(statements, directory, role, part))));
      wrong.left().forEach(batch);
      wrong.joined().forEach(batch);
      batch.finish();
    }
  }

  /** The same at once. */
  void apply(Statements statements, String directory) throws SQLException {
    tellOfMissingGroup(statements, directory);
    for (Role role : Role.values()) {
      settle(statements, role, all(statements, directory, role));
    }
  }

  private Difference all(Statements statements, String directory, Role role) throws SQLException {
    return Difference.of(
        statements.rows(
            MEMBERS, row -> row.getLong(1), Statements.texts(groups(statements, role)), directory),
        statements.rows(HOLDERS, row -> row.getLong(1), role.name()));
  }

  // Whoever was seen without the mutex may have been changed meanwhile.
  private Difference among(Statements statements, String directory, Role role, List<Long> users)
      throws SQLException {
    Long[] ids = Statements.numbers(users);
    return Difference.of(
        statements.rows(
            MEMBERS + " and u.id = any(?)",
            row -> row.getLong(1),
            Statements.texts(groups(statements, role)),
            directory,
            ids),
        statements.rows(
            HOLDERS + " and user_id = any(?)", row -> row.getLong(1), role.name(), ids));
  }

  private void settle(Statements statements, Role role, Difference wrong) throws SQLException {
    give(statements, role, wrong.joined());
    take(statements, role, wrong.left());
  }

  // Once, until it is there.
  private void tellOfMissingGroup(Statements statements, String directory) throws SQLException {
    Optional<DnKey> group = configured.administrators();
    if (group.isEmpty()) {
      return;
    }
    boolean there =
        !statements.rows(PRESENT, row -> row.getLong(1), group.get().value(), directory).isEmpty();
    if (missing.getAndSet(!there) || there) {
      return;
    }
    LOG.log(
        Level.WARNING,
        "Directory {0} has no group with the DN of PRECEDENT_LDAP_ADMIN_GROUP among those that are"
            + " mirrored: nobody is an administrator through it. See to its spelling, and to"
            + " PRECEDENT_LDAP_GROUP_BASE and PRECEDENT_LDAP_GROUP_FILTER.",
        directory);
  }

  /**
   * Makes the roles of one user right.
   *
   * @param memberOf the DNs of all groups that he is in, as {@link DnKey}s
   */
  void apply(Statements statements, long user, Set<String> memberOf) throws SQLException {
    Set<Role> roles = through(statements, memberOf);
    for (Role role : Role.values()) {
      boolean holds =
          !statements
              .rows(HOLDERS + " and user_id = ?", row -> row.getLong(1), role.name(), user)
              .isEmpty();
      if (roles.contains(role) && !holds) {
        give(statements, role, List.of(user));
      } else if (!roles.contains(role) && holds) {
        take(statements, role, List.of(user));
      }
    }
  }

  /**
   * The roles that somebody in these groups holds through them.
   *
   * @param memberOf their DNs, as {@link DnKey}s
   */
  Set<Role> through(Statements statements, Set<String> memberOf) throws SQLException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (!Collections.disjoint(groups(statements, role), memberOf)) {
        roles.add(role);
      }
    }
    return roles;
  }

  private Set<String> groups(Statements statements, Role role) throws SQLException {
    Set<String> keys =
        new LinkedHashSet<>(statements.rows(GROUPS, row -> row.getString(1), role.name()));
    if (role == Role.ADMIN) {
      configured.administrators().map(DnKey::value).ifPresent(keys::add);
    }
    return keys;
  }

  private void give(Statements statements, Role role, Collection<Long> users) throws SQLException {
    if (!users.isEmpty()) {
      Long[] ids = Statements.numbers(users);
      statements.update(INSERT, role.name(), ids);
      statements.update(MARK, true, role.name(), ids);
      endings.changed(statements, users, Action.USER_ROLES_SET);
    }
  }

  private void take(Statements statements, Role role, Collection<Long> users) throws SQLException {
    if (!users.isEmpty()) {
      Long[] ids = Statements.numbers(users);
      statements.update(MARK, false, role.name(), ids);
      statements.update(DELETE, role.name(), ids);
      endings.changed(statements, users, Action.USER_ROLES_SET);
    }
  }
}
