package org.precedent.attribute.explanation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.GroupId;

/** The groups that a user is in, and by which way: one of the shortest. Immutable. */
final class GroupPaths {

  private final Map<Long, List<GroupLink>> ways = new LinkedHashMap<>();

  /**
   * Finds the ways.
   *
   * @param names of all groups that he is in, by their ids
   * @param direct the groups that he is directly in
   * @param parents which groups each of them is directly in
   */
  GroupPaths(Map<Long, String> names, Set<Long> direct, Map<Long, List<Long>> parents) {
    Map<Long, GroupLink> links = new HashMap<>();
    names.forEach((group, name) -> links.put(group, new GroupLink(new GroupId(group), name)));
    Deque<Long> open = new ArrayDeque<>();
    for (Long group : direct) {
      extend(List.of(), links.get(group), open);
    }
    while (!open.isEmpty()) {
      Long group = open.remove();
      List<GroupLink> way = ways.getOrDefault(group, List.of());
      for (Long parent : parents.getOrDefault(group, List.of())) {
        extend(way, links.get(parent), open);
      }
    }
  }

  private void extend(List<GroupLink> way, @Nullable GroupLink next, Deque<Long> open) {
    if (next == null || ways.containsKey(next.group().value())) {
      return;
    }
    List<GroupLink> longer = new ArrayList<>(way);
    longer.add(next);
    ways.put(next.group().value(), List.copyOf(longer));
    open.add(next.group().value());
  }

  /** The groups that he is in, without that of all users. */
  Set<Long> groups() {
    return ways.keySet();
  }

  /**
   * How he is in a group.
   *
   * @param leftAt when he was last taken out of it, if that is known
   */
  Membership membership(GroupId group, Optional<Instant> leftAt) {
    if (group.equals(GroupId.ALL_USERS)) {
      return new Membership.Everybody();
    }
    List<GroupLink> way = ways.get(group.value());
    if (way == null) {
      return new Membership.None(leftAt);
    }
    return way.size() == 1 ? new Membership.Direct() : new Membership.Nested(way);
  }
}
