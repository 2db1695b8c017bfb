package org.precedent.attribute;

import org.precedent.identity.UserId;

/**
 * What computed attributes are computed from.
 *
 * @param ldapUserId the login name in the directory, empty for local users
 */
public record UserFacts(
    UserId user, String firstName, String lastName, String email, String ldapUserId) {

  /** First and last name, with a blank between if both are there. */
  String fullName() {
    return (firstName + " " + lastName).strip();
  }
}
