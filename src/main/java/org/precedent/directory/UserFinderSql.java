package org.precedent.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements of {@link UserFinder}. Each way to match is a branch that reads its index in order
 * and stops early; the results are merged.
 *
 * @param login the indexed expression over the login name; so the others
 * @param highest a character that sorts behind all others
 */
record UserFinderSql(String login, String last, String first, String highest) {

  private static final UserFinderSql POSTGRESQL =
      new UserFinderSql(
          "lower(u.login_name) collate \"C\"",
          "lower(u.last_name) collate \"C\"",
          "lower(u.first_name) collate \"C\"",
          Character.toString(Character.MAX_CODE_POINT));
  private static final UserFinderSql H2 =
      new UserFinderSql("u.login_key", "u.last_key", "u.first_key", "\uffff");
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

  /** Those of the database that is there. */
  static UserFinderSql of(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? POSTGRESQL : H2;
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
    for (String key : List.of(login, last, first)) {
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
    beginning(query, last, lastName, after);
    int branch = query.branches.size() - 1;
    query.branches.set(
        branch, query.branches.get(branch) + " and " + first + " >= ? and " + first + " < ?");
    query.parameters.add(firstName);
    query.parameters.add(firstName + highest);
  }

  private void beginning(Query query, String key, String prefix, Optional<FoundUsers.Place> after) {
    // A place of another branch, before all of this one's, is none.
    Optional<FoundUsers.Place> here = after.filter(place -> place.key().compareTo(prefix) >= 0);
    String from = here.map(FoundUsers.Place::key).orElse(prefix);
    query.branches.add(
        "select %1$s%2$s%1$s >= ? and %1$s < ? and (%1$s > ? or u.id > ?)".formatted(key, FOUND));
    query.parameters.addAll(
        List.of(from, prefix + highest, from, here.map(FoundUsers.Place::id).orElse(0L)));
  }
}
