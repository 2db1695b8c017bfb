package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.precedent.identity.Caller;
import org.precedent.platform.settings.Settings;
import org.precedent.session.PasswordLogIn;

/** What is told to whom is refused: the generic code, unless the configuration lets tell more. */
@ApplicationScoped
public class Refusals {

  @Inject Settings settings;

  /** The code if the configuration lets it be told, else the generic one. */
  Code told(String subject, Code code) {
    return settings.get(Settings.ZATO_INFORM).contains(subject) ? code : Code.NOT_ALLOWED;
  }

  /** The code for a log-in that is refused for that reason. */
  Code of(PasswordLogIn.Refusal reason) {
    return switch (reason) {
      case CREDENTIALS, EMPTY_PASSWORD, DISABLED, INCOMPLETE -> Code.NOT_ALLOWED;
      case LOCKED -> told("locked", Code.LOCKED);
      case SIGN_UP -> told("sign_up", Code.SIGN_UP_STATUS);
      case APPROVAL -> told("approval", Code.NOT_APPROVED);
      case EXPIRED -> told("expired", Code.PASSWORD_EXPIRED);
      case MUST_CHANGE -> told("must_change", Code.PASSWORD_MUST_SEND_NEW);
    };
  }

  /**
   * For what only administrators may do.
   *
   * @throws RefusedException unless the caller is one
   */
  void requireSuperUser(Caller caller) {
    if (!caller.administrator()) {
      throw new RefusedException(told("super_user", Code.SUPER_USER_REQUIRED), "Not allowed.");
    }
  }
}
