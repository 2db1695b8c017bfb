package org.precedent.directory;

import java.util.List;

/**
 * Which groups are asked for, in which order. Equal ones are in the order of their ids.
 *
 * @param any whether one criterion is enough; else all must hold
 * @param counted whether the users in each group are counted
 */
public record GroupQuery(
    List<GroupCriterion> criteria, boolean any, List<Sort> sorts, Page page, boolean counted) {

  /** Keeps its own copies. */
  public GroupQuery {
    criteria = List.copyOf(criteria);
    sorts = List.copyOf(sorts);
  }

  /** With the users in each group counted. */
  public GroupQuery(List<GroupCriterion> criteria, boolean any, List<Sort> sorts, Page page) {
    this(criteria, any, sorts, page, true);
  }

  /** The same without counting the users in each group. */
  public GroupQuery uncounted() {
    return new GroupQuery(criteria, any, sorts, page, false);
  }

  /** Those to which all criteria apply, by id. */
  public static GroupQuery of(GroupCriterion... criteria) {
    return new GroupQuery(List.of(criteria), false, List.of(), Page.FIRST);
  }
}
