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
      String key = "lower(" + column + ")";
      return like.isExact() ? isExactly(key, like) : isLike(column, like);
    }
    return isThere(column, match);
  }

  /**
   * The same where an index has the column's text in lower case: it serves for whole texts, and for
   * patterns that don't begin with a wildcard.
   *
   * @param key the indexed expression
   * @param highest a character that sorts behind all others
   */
  String matches(String column, String key, String highest, TextMatch match) {
    if (!(match instanceof TextMatch.Like like)) {
      return isThere(column, match);
    }
    if (like.isExact()) {
      return isExactly(key, like);
    }
    return like.beginning().isEmpty()
        ? isLike(column, like)
        : "(%1$s >= lower(%2$s) and %1$s < lower(%3$s) || %4$s and %5$s)"
            .formatted(
                key,
                parameter(like.beginning()),
                parameter(like.beginning()),
                parameter(highest),
                isLike(column, like));
  }

  private String isExactly(String key, TextMatch.Like like) {
    return key + " = lower(" + parameter(like.beginning()) + ")";
  }

  private String isLike(String column, TextMatch.Like like) {
    return "lower(" + column + ") like lower(" + parameter(like.pattern()) + ") escape '!'";
  }

  private static String isThere(String column, TextMatch match) {
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
