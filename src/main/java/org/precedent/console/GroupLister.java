package org.precedent.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precedent.directory.Group;
import org.precedent.directory.GroupCriterion;
import org.precedent.directory.GroupName;
import org.precedent.directory.GroupQuery;
import org.precedent.directory.Groups;
import org.precedent.directory.Page;
import org.precedent.directory.Sort;
import org.precedent.directory.TextMatch;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;

/** Reads the groups of one level of the tree, or of a search, by name. Thread-safe. */
@ApplicationScoped
public class GroupLister {

  /** How many groups are shown at once. */
  static final int AT_ONCE = 100;

  @Inject Groups groups;

  /** A part of a list, and whether there is more of it. */
  record Part(List<GroupNode> nodes, boolean more) {}

  /** The groups that are directly in one; without one, those that are in no other. */
  Part level(Caller caller, Optional<GroupId> parent, int offset) {
    GroupCriterion where =
        parent
            .<GroupCriterion>map(GroupCriterion.ChildOf::new)
            .orElseGet(GroupCriterion.TopLevel::new);
    return read(caller, where, offset);
  }

  /** The groups whose names contain a text. */
  Part search(Caller caller, String text, int offset) {
    String pattern = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    GroupCriterion where = new GroupCriterion.NameMatches(TextMatch.parse("%" + pattern + "%"));
    return read(caller, where, offset);
  }

  /** The names of the groups that the caller is in, directly or by nesting. */
  List<String> mine(Caller caller) {
    List<GroupCriterion> where = List.of(new GroupCriterion.Contains(caller.user()));
    GroupQuery query = new GroupQuery(where, false, List.of(new Sort("name", false)), Page.FIRST);
    return groups.names(caller, query).stream().map(GroupName::name).toList();
  }

  private Part read(Caller caller, GroupCriterion where, int offset) {
    List<Sort> sorts = List.of(new Sort("name", false), new Sort("id", false));
    Page page = new Page(AT_ONCE + 1, offset);
    List<Group> found = groups.list(caller, new GroupQuery(List.of(where), false, sorts, page));
    List<Group> shown = found.subList(0, Math.min(AT_ONCE, found.size()));
    Map<GroupId, Long> children =
        groups.childCounts(caller, shown.stream().map(Group::id).toList());
    return new Part(
        shown.stream()
            .map(group -> new GroupNode(group, children.getOrDefault(group.id(), 0L)))
            .toList(),
        found.size() > AT_ONCE);
  }
}
