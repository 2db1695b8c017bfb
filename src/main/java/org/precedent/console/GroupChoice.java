package org.precedent.console;

import java.util.List;
import java.util.Optional;
import org.precedent.directory.GroupCriterion;
import org.precedent.directory.GroupName;
import org.precedent.directory.GroupQuery;
import org.precedent.directory.Page;
import org.precedent.directory.Sort;
import org.precedent.directory.TextMatch;
import org.precedent.identity.GroupId;

/** How somebody chooses a group: by its name, and its id, because names may be the same. */
final class GroupChoice {

  /** The groups that are offered; others can be chosen by their id. */
  static final GroupQuery QUERY =
      new GroupQuery(List.of(), false, List.of(new Sort("name", false)), new Page(1000, 0));

  private static final String SEPARATOR = " · ";

  private GroupChoice() {}

  static GroupQuery of(List<GroupId> ids) {
    return GroupQuery.of(new GroupCriterion.IdIn(ids.stream().map(GroupId::value).toList()));
  }

  static GroupQuery called(String name) {
    return GroupQuery.of(new GroupCriterion.NameMatches(TextMatch.exactly(name)));
  }

  static String text(GroupName group) {
    return group.name() + SEPARATOR + group.id();
  }

  /**
   * The group that is meant: by what is offered, by its name if only one has it, or by its id. What
   * names groups that are offered is never taken for the id of another.
   */
  static Optional<GroupId> parse(String typed, List<GroupName> offered) {
    String wanted = typed.strip();
    Optional<GroupId> chosen =
        offered.stream()
            .filter(group -> text(group).strip().equals(wanted))
            .map(GroupName::id)
            .findFirst();
    if (chosen.isPresent()) {
      return chosen;
    }
    List<GroupName> named =
        offered.stream().filter(group -> group.name().strip().equalsIgnoreCase(wanted)).toList();
    return switch (named.size()) {
      case 0 -> GroupId.parse(wanted);
      case 1 -> Optional.of(named.get(0).id());
      default -> Optional.empty();
    };
  }
}
