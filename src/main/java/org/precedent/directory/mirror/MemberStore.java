package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precedent.audit.Audit;
import org.precedent.directory.DnKey;
import org.precedent.directory.MemberReference;
import org.precedent.directory.Text;

/**
 * Keeps which users are directly in which groups of a directory. Works in the caller's transaction,
 * which must have the mutex of the directory. Thread-safe.
 */
@ApplicationScoped
public class MemberStore {

  private static final int AT_ONCE = 10_000;

  private static final String BY_DN =
      """
      select dn_key, id from users
        where dn_key = any(?) and directory = ? and vanished_at is null
      """;

  // Two people with one login name: neither is meant.
  private static final String BY_LOGIN_NAME =
      """
      select login_name, min(id) from users
        where login_name = any(?) and directory = ? and vanished_at is null
        group by login_name having count(*) = 1
      """;

  private static final String SELECT =
      "select group_id, user_id from membership where group_id = any(?)";

  private static final String INSERT =
      """
      insert into membership (user_id, group_id)
        select t.u, t.g from unnest(cast(? as bigint array), cast(? as bigint array)) as t(u, g)
        on conflict do nothing
      """;

  private static final String DELETE = "delete from membership where group_id = ? and user_id = ?";

  @Inject Audit audit;

  /** Which users the references mean; those that lead nowhere are missing. */
  Map<MemberReference, Long> users(
      Statements statements, String directory, Collection<MemberReference> references)
      throws SQLException {
    Set<String> keys = new LinkedHashSet<>();
    Set<String> loginNames = new LinkedHashSet<>();
    for (MemberReference reference : references) {
      if (reference instanceof MemberReference.ByDn dn) {
        keys.add(dn.key().value());
      } else if (reference instanceof MemberReference.ByLoginName name
          && Text.storable(name.loginName())) {
        loginNames.add(name.loginName());
      }
    }
    Map<MemberReference, Long> users = new HashMap<>();
    for (List<String> part : parts(keys)) {
      statements.rows(
          BY_DN,
          row -> users.put(new MemberReference.ByDn(new DnKey(row.getString(1))), row.getLong(2)),
          Statements.texts(part),
          directory);
    }
    for (List<String> part : parts(loginNames)) {
      statements.rows(
          BY_LOGIN_NAME,
          row -> users.put(new MemberReference.ByLoginName(row.getString(1)), row.getLong(2)),
          Statements.texts(part),
          directory);
    }
    return users;
  }

  /**
   * Makes these the members of these groups, and no others.
   *
   * @param members of each group, by its id
   */
  void replace(Statements statements, Map<Long, Set<Long>> members) throws SQLException {
    Map<Long, Set<Long>> missing = new HashMap<>();
    members.forEach((group, users) -> missing.put(group, new HashSet<>(users)));
    List<long[]> surplus = new ArrayList<>();
    statements.rows(
        SELECT,
        row -> {
          long group = row.getLong(1);
          Set<Long> wanted = missing.get(group);
          return wanted != null && wanted.remove(row.getLong(2))
              || surplus.add(new long[] {group, row.getLong(2)});
        },
        (Object) Statements.numbers(members.keySet()));
    remove(statements, surplus);
    insert(statements, missing);
  }

  /**
   * Takes users out of groups, and records it.
   *
   * @param pairs of a group and a user
   */
  void remove(Statements statements, List<long[]> pairs) throws SQLException {
    for (int from = 0; from < pairs.size(); from += AT_ONCE) {
      List<long[]> part = pairs.subList(from, Math.min(pairs.size(), from + AT_ONCE));
      List<Object[]> rows = new ArrayList<>();
      part.forEach(pair -> rows.add(new Object[] {pair[0], pair[1]}));
      statements.batch(DELETE, List.copyOf(rows));
      audit.recordOfMembers(
          statements.connection(),
          part.stream().map(pair -> pair[0]).toList(),
          part.stream().map(pair -> pair[1]).toList());
    }
  }

  private static void insert(Statements statements, Map<Long, Set<Long>> members)
      throws SQLException {
    List<Long> users = new ArrayList<>();
    List<Long> groups = new ArrayList<>();
    members.forEach(
        (group, added) ->
            added.forEach(
                user -> {
                  users.add(user);
                  groups.add(group);
                }));
    for (int from = 0; from < users.size(); from += AT_ONCE) {
      int to = Math.min(users.size(), from + AT_ONCE);
      statements.update(
          INSERT,
          Statements.numbers(users.subList(from, to)),
          Statements.numbers(groups.subList(from, to)));
    }
  }

  private static List<List<String>> parts(Set<String> texts) {
    List<String> all = List.copyOf(texts);
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
    return parts;
  }
}
