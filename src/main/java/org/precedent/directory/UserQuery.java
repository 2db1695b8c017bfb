package org.precedent.directory;

import java.util.List;

/**
 * Which users are asked for, in which order. Equal ones are in the order of their ids.
 *
 * @param any whether one criterion is enough; else all must hold
 */
public record UserQuery(List<UserCriterion> criteria, boolean any, List<Sort> sorts, Page page) {

  /** Keeps its own copies. */
  public UserQuery {
    criteria = List.copyOf(criteria);
    sorts = List.copyOf(sorts);
  }

  /** Those to whom all criteria apply, by id. */
  public static UserQuery of(UserCriterion... criteria) {
    return new UserQuery(List.of(criteria), false, List.of(), Page.FIRST);
  }

  /** The same as far as a caller who may see names only can ask. */
  UserQuery forNamesOnly() {
    return new UserQuery(
        criteria.stream().map(UserCriterion::forNamesOnly).toList(),
        any,
        sorts.stream().filter(sort -> UserSql.PUBLIC_COLUMNS.containsKey(sort.field())).toList(),
        page);
  }
}
