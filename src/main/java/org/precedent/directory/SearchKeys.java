package org.precedent.directory;

import java.util.Optional;
import org.precedent.directory.UserCriterion.Field;
import org.precedent.platform.settings.DatabaseUrl.Vendor;

/**
 * The texts of users in lower case, as each database has an index over them.
 *
 * @param login the indexed expression over the login name; so the others
 * @param username the same over the name of a local account, table a
 * @param highest a character that sorts behind all others
 */
record SearchKeys(
    String login, String last, String first, String email, String username, String highest) {

  private static final SearchKeys POSTGRESQL =
      new SearchKeys(
          "lower(u.login_name) collate \"C\"",
          "lower(u.last_name) collate \"C\"",
          "lower(u.first_name) collate \"C\"",
          "lower(u.email) collate \"C\"",
          "a.username_key collate \"C\"",
          Character.toString(Character.MAX_CODE_POINT));
  private static final SearchKeys H2 =
      new SearchKeys(
          "u.login_key", "u.last_key", "u.first_key", "u.email_key", "a.username_key", "\uffff");

  /** Those of the database that is there. */
  static SearchKeys of(Vendor vendor) {
    return vendor == Vendor.POSTGRESQL ? POSTGRESQL : H2;
  }

  /** The one over a field; empty if there is none. */
  Optional<String> over(Field field) {
    return switch (field) {
      case FIRST_NAME -> Optional.of(first);
      case LAST_NAME -> Optional.of(last);
      case EMAIL -> Optional.of(email);
      case FULL_NAME -> Optional.empty();
    };
  }
}
