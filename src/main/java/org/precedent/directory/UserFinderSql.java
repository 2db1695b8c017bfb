package org.precedent.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements of {@link UserFinder}. Each way to match is a branch that reads its index in order
 * and stops early; the results are merged.
 *
 * @param keys the indexed texts
 */
record UserFinderSql(SearchKeys keys) {

  private static final String FOUND =
      ", u.id, u.first_name, u.last_name, u.login_name, u.email, u.disabled from users u where ";

  /** Branches with their parameters. */
  record Query(List<String> branches, List<Object> parameters) {

    /** The statement for so many rows at most. */
    String text(int limit) {
      String rows = " order by 1, 2 limit " + limit;
      if (branches.size() == 1) {
        return branches.get(0) + rows;
      }
      List<String> limited = branches.stream().map(branch -> "(" + branch + rows + ")").toList();
      return String.join(" union all ", limited) + rows;
    }
  }

  /** Everybody, by id. */
  Query all(Optional<FoundUsers.Place> after) {
    return new Query(
        List.of("select ''" + FOUND + "u.id > ?"),
        List.of(after.map(FoundUsers.Place::id).orElse(0L)));
  }

  /**
   * Those who match.
   *
   * @param typed the text, for an address
   * @param wanted the same in lower case
   */
  Query matching(String typed, String wanted, Optional<FoundUsers.Place> after) {
    Query query = new Query(new ArrayList<>(), new ArrayList<>());
    for (String key : List.of(keys.login(), keys.last(), keys.first())) {
      beginning(query, key, wanted, after);
    }
    String[] words = wanted.split("\\s+", 2);
    if (words.length == 2) {
      named(query, words[0], words[1], after);
      named(query, words[1], words[0], after);
    }
    if (wanted.indexOf('@') > 0) {
      query.branches.add(
          "select lower(u.email)"
              + FOUND
              + "u.email in (?, ?) and (lower(u.email) > ? or lower(u.email) = ? and u.id > ?)");
      String key = after.map(FoundUsers.Place::key).orElse("");
      long id = after.map(FoundUsers.Place::id).orElse(0L);
      query.parameters.addAll(List.of(typed, wanted, key, key, id));
    }
    return query;
  }

  private void named(
      Query query, String firstName, String lastName, Optional<FoundUsers.Place> after) {
    beginning(query, keys.last(), lastName, after);
    int branch = query.branches.size() - 1;
    query.branches.set(
        branch,
        query.branches.get(branch) + " and " + keys.first() + " >= ? and " + keys.first() + " < ?");
    query.parameters.add(firstName);
    query.parameters.add(firstName + keys.highest());
  }

  private void beginning(Query query, String key, String prefix, Optional<FoundUsers.Place> after) {
    // A place of another branch, before all of this one's, is none.
    Optional<FoundUsers.Place> here = after.filter(place -> place.key().compareTo(prefix) >= 0);
    String from = here.map(FoundUsers.Place::key).orElse(prefix);
    query.branches.add(
        "select %1$s%2$s%1$s >= ? and %1$s < ? and (%1$s > ? or u.id > ?)".formatted(key, FOUND));
    query.parameters.addAll(
        List.of(from, prefix + keys.highest(), from, here.map(FoundUsers.Place::id).orElse(0L)));
  }
}
