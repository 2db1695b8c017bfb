package org.precedent.console;

import java.util.List;
import java.util.Optional;
import org.precedent.attribute.GroupValue;
import org.precedent.directory.Group;
import org.precedent.identity.GroupId;

/**
 * The value of a group, at its rank.
 *
 * @param name of the group
 * @param members how many users are directly in the group
 */
public record RankedRow(
    GroupId group,
    String name,
    int rank,
    String state,
    String shown,
    long members,
    boolean first,
    boolean last) {

  /**
   * The row of one of the values.
   *
   * @param group empty if it is gone by now
   */
  static RankedRow of(List<GroupValue> values, int index, Optional<Group> group) {
    GroupValue value = values.get(index);
    return new RankedRow(
        value.group(),
        group.map(Group::name).orElse("#" + value.group()),
        value.rank(),
        ValueRow.state(value.content()),
        value.content().text().orElse(""),
        group.map(Group::userCount).orElse(0L),
        index == 0,
        index == values.size() - 1);
  }
}
