package org.precedent.zato;

import java.util.Optional;
import org.precedent.identity.Problem;
import org.precedent.session.PasswordFlaw;
import org.precedent.session.Username;

/** Which code a wrong field of a user gets. */
final class InputRules {

  private static final int MAX_EMAIL = 320;

  private InputRules() {}

  /**
   * The name of a local user.
   *
   * @throws RefusedException if it can't be one
   */
  static Username username(String text) {
    Username.flaw(text)
        .ifPresent(
            flaw -> {
              throw new RefusedException(
                  switch (flaw) {
                    case INVALID -> Code.USERNAME_INVALID;
                    case TOO_LONG -> Code.USERNAME_TOO_LONG;
                    case WHITESPACE -> Code.USERNAME_WHITESPACE;
                  },
                  "username has 1 to 255 characters, none of them blank.");
            });
    return new Username(text);
  }

  /**
   * A new password of the user of that name.
   *
   * @throws RefusedException if it is unfit
   */
  static String password(String password, String username) {
    PasswordFlaw.of(password, username)
        .ifPresent(
            flaw -> {
              throw new RefusedException(
                  switch (flaw) {
                    case INVALID -> Code.PASSWORD_INVALID;
                    case TOO_SHORT -> Code.PASSWORD_TOO_SHORT;
                    case TOO_LONG -> Code.PASSWORD_TOO_LONG;
                    case TOO_SIMPLE -> Code.PASSWORD_NOT_COMPLEX_ENOUGH;
                  },
                  "The password " + flaw.rule() + ".");
            });
    return password;
  }

  /**
   * A mail address, as far as this door tells its flaws apart.
   *
   * @throws RefusedException if it can't be one
   */
  static String email(String email) {
    if (email.isEmpty()) {
      throw new RefusedException(Code.EMAIL_MISSING, "email is empty.");
    }
    if (email.length() > MAX_EMAIL) {
      throw new RefusedException(
          Code.EMAIL_TOO_LONG, "email may have at most " + MAX_EMAIL + " characters.");
    }
    if (email.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
      throw new RefusedException(Code.EMAIL_WHITESPACE, "email may not contain blanks.");
    }
    return email;
  }

  /** The code of a rule that was broken deeper inside. */
  static Code code(Problem problem) {
    boolean taken = problem.code().equals("already_exists");
    return switch (problem.field()) {
      case "username" -> taken ? Code.USERNAME_EXISTS : Code.USERNAME_INVALID;
      case "email" -> taken ? Code.EMAIL_EXISTS : Code.EMAIL_INVALID;
      case "password" -> Code.PASSWORD_NOT_COMPLEX_ENOUGH;
      default -> Code.INVALID_INPUT;
    };
  }

  /** One of several words; wrong ones are refused. */
  static <T> T word(String field, Optional<T> found) {
    return found.orElseThrow(
        () -> RefusedException.invalid(field + " has a value that is not known."));
  }
}
