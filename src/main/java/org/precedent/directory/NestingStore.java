package org.precedent.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.GroupId;
import org.precedent.platform.GroupVersion;
import org.precedent.platform.Mutex;
import org.precedent.platform.ResultRow;
import org.precedent.platform.Sql;

/**
 * Keeps which group is in which, and the closure of it that reading values needs. Changes happen
 * one by one, on all nodes: the closure after two changes at once is that of both. Works in the
 * caller's transaction. Thread-safe.
 */
@ApplicationScoped
public class NestingStore {

  private static final String CLOSURE =
      "select group_id, ancestor_id from group_closure where group_id = any(?1)";

  private static final String INSERT =
      """
      insert into group_closure (group_id, ancestor_id)
        select t.a, t.b from unnest(cast(?1 as bigint array), cast(?2 as bigint array)) as t(a, b)
        on conflict do nothing
      """;

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  /** A new group is in no other. */
  void created(GroupId group) {
    insertClosure(List.of(group.value()), List.of(group.value()));
  }

  /**
   * Puts a group into another, if it isn't there.
   *
   * @return whether it was not there
   * @throws AccessDeniedException if a group would be in itself
   */
  boolean add(GroupId parent, GroupId child) {
    Mutex.GROUP_NESTING.lock(entityManager);
    if (nesting().wouldClose(new Nesting.Edge(parent.value(), child.value()))) {
      throw new AccessDeniedException("A group can't be in itself, not through others either.");
    }
    boolean added =
        Sql.update(
                entityManager,
                """
                insert into group_nesting (parent_id, child_id) values (?1, ?2)
                on conflict do nothing
                """,
                parent.value(),
                child.value())
            > 0;
    refresh(nesting().inside(child.value()));
    return added;
  }

  /**
   * Takes a group out of another.
   *
   * @return whether it was there
   */
  boolean remove(GroupId parent, GroupId child) {
    Mutex.GROUP_NESTING.lock(entityManager);
    boolean removed =
        Sql.update(
                entityManager,
                "delete from group_nesting where parent_id = ?1 and child_id = ?2",
                parent.value(),
                child.value())
            > 0;
    refresh(nesting().inside(child.value()));
    return removed;
  }

  /** Before and after a group is deleted: what was in it is no longer in what is around it. */
  void deleting(GroupId group, Runnable deletion) {
    Mutex.GROUP_NESTING.lock(entityManager);
    Set<Long> inside = nesting().inside(group.value());
    deletion.run();
    inside.remove(group.value());
    refresh(inside);
  }

  private Nesting nesting() {
    List<Nesting.Edge> edges =
        Sql.rows(entityManager, "select parent_id, child_id from group_nesting").stream()
            .map(row -> new Nesting.Edge(row.number(), row.number()))
            .toList();
    return new Nesting(edges);
  }

  // However many groups there are: one statement to read, one for each ancestor that they lose, one
  // for all that they get.
  private void refresh(Set<Long> affected) {
    Nesting nesting = nesting();
    Map<Long, Set<Long>> missing = new HashMap<>();
    affected.forEach(group -> missing.put(group, nesting.around(group)));
    Map<Long, List<Long>> lost = new HashMap<>();
    for (ResultRow row : Sql.rows(entityManager, CLOSURE, (Object) Sql.array(affected))) {
      long group = row.number();
      long ancestor = row.number();
      if (!Objects.requireNonNull(missing.get(group)).remove(ancestor)) {
        lost.computeIfAbsent(ancestor, unseen -> new ArrayList<>()).add(group);
      }
    }
    lost.forEach((ancestor, groups) -> deleteClosure(groups, ancestor));
    insertClosure(missing);
    GroupVersion.increase(entityManager);
  }

  private void deleteClosure(List<Long> groups, long ancestor) {
    Sql.update(
        entityManager,
        "delete from group_closure where group_id = any(?1) and ancestor_id = ?2",
        Sql.array(groups),
        ancestor);
  }

  private void insertClosure(Map<Long, Set<Long>> missing) {
    List<Long> groups = new ArrayList<>();
    List<Long> ancestors = new ArrayList<>();
    missing.forEach(
        (group, around) ->
            around.forEach(
                ancestor -> {
                  groups.add(group);
                  ancestors.add(ancestor);
                }));
    insertClosure(groups, ancestors);
  }

  private void insertClosure(List<Long> groups, List<Long> ancestors) {
    Sql.update(entityManager, INSERT, Sql.array(groups), Sql.array(ancestors));
  }
}
