package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.GroupsOfPerson;
import org.precedent.identity.DirectoryId;
import org.precedent.identity.UserId;

/**
 * Takes over one person with all his groups. Of groups that are in each other, membership of the
 * innermost is kept. Groups that can't be taken over stay as they are: he neither joins nor leaves
 * them. If he is in other groups than is known, all groups are read again in the next run of the
 * mirror. Works in the caller's transaction, which must have the mutex of the directory.
 * Thread-safe.
 */
@ApplicationScoped
public class Admission {

  private static final String DIRECT =
      """
      select m.group_id from membership m join user_groups g on g.id = m.group_id
        where m.user_id = ? and g.directory = ?
      """;

  private static final String CLOSURE =
      "select group_id, ancestor_id from group_closure where group_id = any(?)";

  private static final String KEPT =
      """
      select m.group_id from membership m join user_groups g on g.id = m.group_id
        where m.user_id = ? and g.directory = ? and g.directory_id = any(?)
      """;

  /** Groups that are left alone, whatever lies between him and them, and all around these. */
  private static final String THROUGH_OTHERS =
      """
      select a.dn_key from membership m
        join group_closure c on c.group_id = m.group_id
        join user_groups g on g.id = c.ancestor_id
        join group_closure o on o.group_id = g.id
        join user_groups a on a.id = o.ancestor_id
        where m.user_id = ? and g.directory = ? and g.directory_id = any(?)
          and a.directory = g.directory and a.dn_key is not null and a.vanished_at is null
      """;

  @Inject PersonStore people;
  @Inject GroupStore groups;
  @Inject MemberStore members;
  @Inject DirectoryRoles roles;
  @Inject Followers followers;

  /** Takes him over. */
  UserId admit(
      Statements statements, String directory, DirectoryPerson person, GroupsOfPerson memberOf)
      throws SQLException {
    Map<UserId, DirectoryPerson> users = people.store(statements, directory, List.of(person));
    UserId user = users.keySet().iterator().next();
    Collection<DirectoryGroup> usable = memberOf.usable();
    Set<Long> all = new HashSet<>(groups.store(statements, directory, usable).values());
    Set<String> keys = new HashSet<>();
    usable.forEach(group -> keys.add(group.place().key().value()));
    String[] others = Statements.texts(memberOf.others().stream().map(DirectoryId::value).toList());
    Set<Long> kept =
        new HashSet<>(
            statements.rows(KEPT, row -> row.getLong(1), user.value(), directory, others));
    join(statements, directory, user.value(), all, kept);
    keys.addAll(
        statements.rows(THROUGH_OTHERS, row -> row.getString(1), user.value(), directory, others));
    roles.apply(statements, user.value(), keys);
    followers.follow(users);
    return user;
  }

  private void join(
      Statements statements, String directory, long user, Set<Long> all, Set<Long> kept)
      throws SQLException {
    Set<Long> direct =
        new HashSet<>(statements.rows(DIRECT, row -> row.getLong(1), user, directory));
    Set<Long> relevant = new HashSet<>(all);
    relevant.addAll(direct);
    Map<Long, Set<Long>> around = around(statements, relevant);
    List<long[]> left = new ArrayList<>();
    Set<Long> reached = new HashSet<>();
    for (long group : direct) {
      if (all.contains(group)) {
        reached.addAll(around.getOrDefault(group, Set.of()));
      } else if (!kept.contains(group)) {
        left.add(new long[] {group, user});
      }
    }
    Set<Long> missing = new HashSet<>(all);
    missing.removeAll(reached);
    List<Object[]> joined = new ArrayList<>();
    for (long group : innermost(missing, around)) {
      joined.add(new Object[] {user, group});
    }
    members.remove(statements, left);
    statements.batch(
        "insert into membership (user_id, group_id) values (?, ?) on conflict do nothing",
        List.copyOf(joined));
    if (!left.isEmpty() || !joined.isEmpty()) {
      MirrorStates.forgetGroups(statements, directory);
    }
  }

  private static Map<Long, Set<Long>> around(Statements statements, Set<Long> groups)
      throws SQLException {
    Map<Long, Set<Long>> around = new HashMap<>();
    statements.rows(
        CLOSURE,
        row -> around.computeIfAbsent(row.getLong(1), none -> new HashSet<>()).add(row.getLong(2)),
        (Object) Statements.numbers(groups));
    return around;
  }

  // Groups that contain each other: the one with the lowest id stands for all.
  private static Set<Long> innermost(Set<Long> groups, Map<Long, Set<Long>> around) {
    Set<Long> innermost = new HashSet<>(groups);
    for (long outer : groups) {
      for (long inner : groups) {
        boolean contains = around.getOrDefault(inner, Set.of()).contains(outer);
        boolean mutual = around.getOrDefault(outer, Set.of()).contains(inner);
        if (inner != outer && contains && (!mutual || inner < outer)) {
          innermost.remove(outer);
        }
      }
    }
    return innermost;
  }
}
