package org.precedent.console.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precedent.session.NameKind;

/**
 * Where the columns of a file are.
 *
 * @param user the place of the column that names the user
 * @param kind how it names him
 * @param expiry the place of the column with the end, if there is one
 * @param count how many columns there are
 */
record Columns(
    int user, NameKind kind, int attribute, int value, Optional<Integer> expiry, int count) {

  static final String ATTRIBUTE = "attribute";
  static final String VALUE = "value";
  static final String EXPIRY = "expires_at";

  private static final Map<String, NameKind> USERS =
      Map.of(
          "user", NameKind.ANY,
          "user_id", NameKind.ID,
          "login", NameKind.LOGIN,
          "email", NameKind.EMAIL);

  /**
   * Reads the first line.
   *
   * @throws UnreadableFileException unless it names one user column, attribute and value, each
   *     column once, and nothing else
   */
  static Columns of(List<String> header) {
    List<String> names = new ArrayList<>();
    header.forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
    List<String> users = names.stream().filter(USERS::containsKey).toList();
    Set<String> known = Set.of(ATTRIBUTE, VALUE, EXPIRY);
    boolean complete =
        users.size() == 1
            && names.contains(ATTRIBUTE)
            && names.contains(VALUE)
            && names.stream().distinct().count() == names.size()
            && names.stream().allMatch(name -> USERS.containsKey(name) || known.contains(name));
    if (!complete) {
      throw new UnreadableFileException(new ImportProblem(1, "", ProblemCode.NO_HEADER, ""));
    }
    int expiry = names.indexOf(EXPIRY);
    return new Columns(
        names.indexOf(users.get(0)),
        USERS.getOrDefault(users.get(0), NameKind.ANY),
        names.indexOf(ATTRIBUTE),
        names.indexOf(VALUE),
        expiry < 0 ? Optional.empty() : Optional.of(expiry),
        names.size());
  }
}
