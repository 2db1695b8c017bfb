package org.precedent.directory;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which group is directly in which, and what follows from it. Groups are numbers here. Immutable.
 */
public final class Nesting {

  /** One group is directly in another. */
  public record Edge(long parent, long child) {}

  private final Map<Long, Set<Long>> parents = new HashMap<>();
  private final Map<Long, Set<Long>> children = new HashMap<>();

  public Nesting(Collection<Edge> edges) {
    for (Edge edge : edges) {
      parents.computeIfAbsent(edge.child, none -> new LinkedHashSet<>()).add(edge.parent);
      children.computeIfAbsent(edge.parent, none -> new LinkedHashSet<>()).add(edge.child);
    }
  }

  /** The group and all around it: what a member of it is a member of. */
  public Set<Long> around(long group) {
    return reachable(group, parents);
  }

  /** The group and all inside it. */
  public Set<Long> inside(long group) {
    return reachable(group, children);
  }

  /** Whether a group would be in itself if the edge were added. */
  boolean wouldClose(Edge edge) {
    return inside(edge.child).contains(edge.parent);
  }

  /** Whether the groups of the edge, which is there, are in each other. */
  public boolean isInCircle(Edge edge) {
    return wouldClose(edge);
  }

  private static Set<Long> reachable(long from, Map<Long, Set<Long>> steps) {
    Set<Long> found = new LinkedHashSet<>();
    Deque<Long> open = new ArrayDeque<>();
    found.add(from);
    open.add(from);
    while (!open.isEmpty()) {
      for (long next : steps.getOrDefault(open.remove(), Set.of())) {
        if (found.add(next)) {
          open.add(next);
        }
      }
    }
    return found;
  }
}
