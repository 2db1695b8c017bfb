package org.precedent.looker;

import java.util.Optional;
import org.precedent.directory.EmailCredential;
import org.precedent.directory.UserChanges;
import org.precedent.identity.Change;

/** What requests say of a user. Read-only and unknown members are ignored. */
final class UserBodies {

  /**
   * All that can be said of a user at once.
   *
   * @param locale his own value of the attribute of that name
   * @param email of his email credential
   */
  record UserContent(UserChanges changes, Change<String> locale, EmailContent email) {

    /** Whether it says whether he is disabled, and nothing else. */
    boolean isOfDisabledOnly() {
      return changes.isOfDisabledOnly() && !locale.given() && !email.given();
    }
  }

  /** What is said of an email credential. That there is to be none is not said here. */
  record EmailContent(Change<String> address, Change<Boolean> forcedPasswordReset) {

    /** Nothing at all. */
    static final EmailContent NONE = new EmailContent(Change.keep(), Change.keep());

    /** Whether it says anything. */
    boolean given() {
      return address.value().isPresent() || forcedPasswordReset.value().isPresent();
    }

    /** Whether it is other than what is there. */
    boolean differsFrom(Optional<EmailCredential> current) {
      boolean forced = current.map(EmailCredential::forcedPasswordReset).orElse(false);
      return address.value().isPresent()
              && !address.value().equals(current.map(EmailCredential::email))
          || forcedPasswordReset.orKeep(forced) != forced;
    }
  }

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
    EmailContent email =
        body.inside("credentials_email").map(UserBodies::email).orElse(EmailContent.NONE);
    return new UserContent(changes, locale, email);
  }

  private static EmailContent email(Body body) {
    return new EmailContent(body.text("email"), body.flag("forced_password_reset_at_next_login"));
  }
}
