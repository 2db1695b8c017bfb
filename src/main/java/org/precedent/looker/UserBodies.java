package org.precedent.looker;

import org.precedent.directory.UserChanges;
import org.precedent.identity.Change;

/** What requests say of a user. Read-only and unknown members are ignored. */
final class UserBodies {

  /**
   * All that can be said of a user at once.
   *
   * @param locale his own value of the attribute of that name
   * @param email the address of his email credential, in a creation
   */
  record UserContent(UserChanges changes, Change<String> locale, Change<String> email) {}

  private UserBodies() {}

  static UserContent read(Body body) {
    UserChanges changes =
        new UserChanges(
            body.text("first_name"),
            body.text("last_name"),
            body.flag("is_disabled"),
            body.id("home_folder_id"),
            body.flag("models_dir_validated"),
            UiState.read(body));
    Change<String> locale = body.text("locale");
    Change<String> email =
        body.inside("credentials_email").map(inside -> inside.text("email")).orElse(Change.keep());
    return new UserContent(changes, locale, email);
  }
}
