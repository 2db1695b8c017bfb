package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.audit.Audit;
import org.precedent.directory.Nesting;
import org.precedent.platform.Mutex;

/**
 * Keeps which groups are in which groups of a directory, many at once; a directory may let groups
 * contain each other. Works in the caller's transaction. Thread-safe.
 */
@ApplicationScoped
public class DirectoryNesting {

  private static final Logger LOG = Logger.getLogger(DirectoryNesting.class.getName());
  private static final int TOLD = 10;
  private static final int AT_ONCE = 10_000;

  private static final String EDGES = "select parent_id, child_id from group_nesting";

  private static final String CLOSURE =
      "select group_id, ancestor_id from group_closure where group_id = any(?)";

  private static final String INSERT =
      """
      insert into %s (%s, %s)
        select t.a, t.b from unnest(cast(? as bigint array), cast(? as bigint array)) as t(a, b)
        on conflict do nothing
      """;

  private static final String DELETE = "delete from %s where %s = ? and %s = ?";

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Audit audit;

  private record Table(String name, String first, String second) {
    static final Table NESTING = new Table("group_nesting", "parent_id", "child_id");
    static final Table CLOSURE = new Table("group_closure", "group_id", "ancestor_id");
  }

  /**
   * Makes these the groups that are directly in these groups, and no others.
   *
   * @param children of each group, by its id
   */
  void replace(Statements statements, Map<Long, Set<Long>> children) throws SQLException {
    Mutex.GROUP_NESTING.lock(entityManager);
    Set<Nesting.Edge> before = edges(statements);
    Set<Nesting.Edge> after = new LinkedHashSet<>(before);
    after.removeIf(edge -> children.containsKey(edge.parent()));
    children.forEach(
        (parent, all) ->
            all.stream()
                .filter(child -> !child.equals(parent))
                .forEach(child -> after.add(new Nesting.Edge(parent, child))));
    change(statements, before, after);
  }

  /** Takes vanished groups out of the groups of the directory, and all out of them. */
  void remove(Statements statements, Collection<Long> vanished) throws SQLException {
    Mutex.GROUP_NESTING.lock(entityManager);
    Set<Long> managed =
        new HashSet<>(
            statements.rows(
                "select id from user_groups where directory is not null", row -> row.getLong(1)));
    Set<Long> gone = Set.copyOf(vanished);
    Set<Nesting.Edge> before = edges(statements);
    Set<Nesting.Edge> after = new LinkedHashSet<>(before);
    after.removeIf(
        edge ->
            gone.contains(edge.parent())
                || gone.contains(edge.child()) && managed.contains(edge.parent()));
    change(statements, before, after);
  }

  private static Set<Nesting.Edge> edges(Statements statements) throws SQLException {
    return new LinkedHashSet<>(
        statements.rows(EDGES, row -> new Nesting.Edge(row.getLong(1), row.getLong(2))));
  }

  private void change(Statements statements, Set<Nesting.Edge> before, Set<Nesting.Edge> after)
      throws SQLException {
    Set<Nesting.Edge> added = new LinkedHashSet<>(after);
    added.removeAll(before);
    Set<Nesting.Edge> removed = new LinkedHashSet<>(before);
    removed.removeAll(after);
    if (added.isEmpty() && removed.isEmpty()) {
      return;
    }
    delete(statements, Table.NESTING, pairs(removed));
    audit.recordOfNesting(
        statements.connection(),
        removed.stream().map(Nesting.Edge::parent).toList(),
        removed.stream().map(Nesting.Edge::child).toList());
    insert(statements, Table.NESTING, pairs(added));
    Nesting old = new Nesting(before);
    Nesting now = new Nesting(after);
    Set<Long> affected = new LinkedHashSet<>();
    removed.forEach(edge -> affected.addAll(old.inside(edge.child())));
    added.forEach(edge -> affected.addAll(now.inside(edge.child())));
    refresh(statements, now, affected);
    tellOfCircles(statements, now, added);
    statements.groupsChanged();
  }

  private static void tellOfCircles(
      Statements statements, Nesting now, Collection<Nesting.Edge> added) throws SQLException {
    for (Nesting.Edge edge : added.stream().filter(now::isInCircle).limit(TOLD).toList()) {
      List<String> names =
          statements.rows(
              "select dn from user_groups where id in (?, ?) order by id",
              row -> String.valueOf(row.getString(1)).replaceAll("\\p{Cntrl}", "?"),
              edge.parent(),
              edge.child());
      LOG.log(
          Level.WARNING,
          "The groups {0} are in each other: whoever is in one of them is in all of them.",
          String.join(" and ", names));
    }
  }

  private static void refresh(Statements statements, Nesting nesting, Set<Long> affected)
      throws SQLException {
    Map<Long, Set<Long>> missing = new HashMap<>();
    affected.forEach(group -> missing.put(group, nesting.around(group)));
    List<long[]> surplus = new ArrayList<>();
    statements.rows(
        CLOSURE,
        row -> {
          long group = row.getLong(1);
          long ancestor = row.getLong(2);
          Set<Long> wanted = missing.get(group);
          return wanted != null && wanted.remove(ancestor)
              || surplus.add(new long[] {group, ancestor});
        },
        (Object) Statements.numbers(affected));
    delete(statements, Table.CLOSURE, surplus);
    List<long[]> added = new ArrayList<>();
    missing.forEach(
        (group, around) -> around.forEach(ancestor -> added.add(new long[] {group, ancestor})));
    insert(statements, Table.CLOSURE, added);
  }

  private static List<long[]> pairs(Collection<Nesting.Edge> edges) {
    return edges.stream().map(edge -> new long[] {edge.parent(), edge.child()}).toList();
  }

  private static void insert(Statements statements, Table table, List<long[]> pairs)
      throws SQLException {
    String sql = INSERT.formatted(table.name, table.first, table.second);
    for (int from = 0; from < pairs.size(); from += AT_ONCE) {
      List<long[]> part = pairs.subList(from, Math.min(pairs.size(), from + AT_ONCE));
      statements.update(
          sql,
          Statements.numbers(part.stream().map(pair -> pair[0]).toList()),
          Statements.numbers(part.stream().map(pair -> pair[1]).toList()));
    }
  }

  private static void delete(Statements statements, Table table, List<long[]> pairs)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    pairs.forEach(pair -> rows.add(new Object[] {pair[0], pair[1]}));
    statements.batch(DELETE.formatted(table.name, table.first, table.second), rows);
  }
}
