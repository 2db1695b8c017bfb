package org.precedent.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.GroupValue;
import org.precedent.directory.Group;
import org.precedent.identity.GroupId;

/**
 * The value of a group, at its rank.
 *
 * @param name of the group
 * @param members how many users are directly in the group
 * @param reached for how many users it is the effective value; null as long as that is not counted
 */
public record RankedRow(
    GroupId group,
    String name,
    int rank,
    String state,
    String shown,
    long members,
    @Nullable Long reached,
    boolean first,
    boolean last) {

  static RankedRow of(
      List<GroupValue> values, int index, Map<GroupId, Group> groups, Optional<Spread> spread) {
    GroupValue value = values.get(index);
    Optional<Group> group = Optional.ofNullable(groups.get(value.group()));
    return new RankedRow(
        value.group(),
        group.map(Group::name).orElse("#" + value.group()),
        value.rank(),
        ValueRow.state(value.content()),
        value.content().text().orElse(""),
        group.map(Group::userCount).orElse(0L),
        spread.map(counted -> counted.reachedBy(value.group())).orElse(null),
        index == 0,
        index == values.size() - 1);
  }
}
