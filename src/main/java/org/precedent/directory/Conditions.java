package org.precedent.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts a statement's conditions and its parameters together. For one statement. */
final class Conditions {

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  /** The place of a new parameter in the statement. */
  String parameter(Object value) {
    parameters.add(value);
    return "?" + parameters.size();
  }

  void add(String condition) {
    conditions.add(condition);
  }

  Object[] parameters() {
    return parameters.toArray();
  }

  /** All of them together, or true if there are none. */
  String joined(boolean any) {
    return conditions.isEmpty()
        ? "1 = 1"
        : conditions.stream().collect(Collectors.joining(any ? " or " : " and ", "(", ")"));
  }

  /** Whether a column that is never null matches. */
  String matches(String column, TextMatch match) {
    if (match instanceof TextMatch.Like like) {
      return "lower(" + column + ") like lower(" + parameter(like.pattern()) + ") escape '!'";
    }
    if (match instanceof TextMatch.Absent) {
      return column + " = ''";
    }
    return match instanceof TextMatch.Present ? column + " <> ''" : "1 = 0";
  }

  static String always(boolean condition) {
    return condition ? "1 = 1" : "1 = 0";
  }

  /** The sort order; what the columns don't decide, the id does. */
  static String order(List<Sort> sorts, Map<String, String> columns, String id) {
    List<String> order = new ArrayList<>();
    for (Sort sort : sorts) {
      String column = columns.get(sort.field());
      if (column != null) {
        order.add(column + (sort.descending() ? " desc" : ""));
      }
    }
    order.add(id);
    return String.join(", ", order);
  }
}
