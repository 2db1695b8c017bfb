package org.precedent.directory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precedent.identity.Ids;

/**
 * The statements of {@link UserFinder}. Each way to match is a branch that reads its index in order
 * and stops early; the results are merged.
 *
 * @param keys the indexed texts
 */
record UserFinderSql(SearchKeys keys) {

  private static final String FOUND =
      """
      , u.id, u.first_name, u.last_name,
          coalesce(u.login_name,
            (select n.username from local_account n where n.user_id = u.id)),
          coalesce(nullif(u.email, ''),
            (select e.email from email_credential e where e.user_id = u.id), ''),
          u.disabled
        from users u
      """;
  private static final String WHERE = " where ";
  private static final String OF_ACCOUNT = " join local_account a on a.user_id = u.id where ";

  /** What stands for the key of a user who is meant exactly: these come before all others. */
  private static final String FIRST = "select cast('' as varchar)" + FOUND + WHERE;

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
        List.of(FIRST + "u.id > ?"), List.of(after.map(FoundUsers.Place::id).orElse(0L)));
  }

  /**
   * Those who match.
   *
   * @param typed the text, for an address
   * @param wanted the same in lower case
   */
  Query matching(String typed, String wanted, Optional<FoundUsers.Place> after) {
    Query query = new Query(new ArrayList<>(), new ArrayList<>());
    if (after.isEmpty()) {
      exactly(query, typed, wanted);
    }
    for (String key : List.of(keys.login(), keys.last(), keys.first())) {
      beginning(query, key, WHERE, wanted, after);
    }
    String name = Normalizer.normalize(wanted, Normalizer.Form.NFC);
    beginning(query, keys.username(), OF_ACCOUNT, name, after);
    String[] words = wanted.split("\\s+", 2);
    if (words.length == 2) {
      named(query, words[0], words[1], after);
      named(query, words[1], words[0], after);
    }
    return query;
  }

  private static void exactly(Query query, String typed, String wanted) {
    Optional<Long> id = Ids.parse(wanted);
    if (id.isPresent()) {
      query.branches.add(FIRST + "u.id = ?");
      query.parameters.add(id.get());
    }
    if (wanted.indexOf('@') > 0) {
      query.branches.add(FIRST + "u.email in (?, ?)");
      query.parameters.addAll(List.of(typed, wanted));
      query.branches.add(
          FIRST + "u.id = (select c.user_id from email_credential c where c.email_key = ?)");
      query.parameters.add(EmailCredentialEntity.key(typed));
    }
  }

  private void named(
      Query query, String firstName, String lastName, Optional<FoundUsers.Place> after) {
    beginning(query, keys.last(), WHERE, lastName, after);
    int branch = query.branches.size() - 1;
    query.branches.set(
        branch,
        query.branches.get(branch) + " and " + keys.first() + " >= ? and " + keys.first() + " < ?");
    query.parameters.add(firstName);
    query.parameters.add(firstName + keys.highest());
  }

  private void beginning(
      Query query, String key, String source, String prefix, Optional<FoundUsers.Place> after) {
    // A place of another branch, before all of this one's, is none.
    Optional<FoundUsers.Place> here = after.filter(place -> place.key().compareTo(prefix) >= 0);
    String from = here.map(FoundUsers.Place::key).orElse(prefix);
    query.branches.add(
        "select %1$s%2$s%1$s >= ? and %1$s < ? and (%1$s > ? or u.id > ?)"
            .formatted(key, FOUND + source));
    query.parameters.addAll(
        List.of(from, prefix + keys.highest(), from, here.map(FoundUsers.Place::id).orElse(0L)));
  }
}
