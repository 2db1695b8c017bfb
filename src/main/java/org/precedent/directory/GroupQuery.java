package org.precedent.directory;

import java.util.List;

/**
 * Which groups are asked for, in which order. Equal ones are in the order of their ids.
 *
 * @param any whether one criterion is enough; else all must hold
 */
public record GroupQuery(List<GroupCriterion> criteria, boolean any, List<Sort> sorts, Page page) {

  /** Keeps its own copies. */
  public GroupQuery {
    criteria = List.copyOf(criteria);
    sorts = List.copyOf(sorts);
  }

  /** Those to which all criteria apply, by id. */
  public static GroupQuery of(GroupCriterion... criteria) {
    return new GroupQuery(List.of(criteria), false, List.of(), Page.FIRST);
  }
}
