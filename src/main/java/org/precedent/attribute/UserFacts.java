package org.precedent.attribute;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.precedent.identity.UserId;

/**
 * What computed attributes are computed from.
 *
 * @param ldapUserId the login name in the directory, empty for local users
 */
public record UserFacts(
    UserId user, String firstName, String lastName, String email, String ldapUserId) {

  /**
   * Reads five columns: first and last name, address, login name, and what is null for local users.
   */
  public static UserFacts of(UserId user, ResultSet row, int first) throws SQLException {
    String loginName = row.getString(first + 3);
    boolean ofDirectory = row.getString(first + 4) != null;
    return new UserFacts(
        user,
        row.getString(first),
        row.getString(first + 1),
        row.getString(first + 2),
        ofDirectory && loginName != null ? loginName : "");
  }

  /** First and last name, with a blank between if both are there. */
  String fullName() {
    return (firstName + " " + lastName).strip();
  }
}
