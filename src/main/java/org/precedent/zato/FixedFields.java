package org.precedent.zato;

import java.util.Optional;
import org.precedent.session.Account;

/**
 * Fields of a user that a request may repeat as they are, but can't change: nobody shall believe
 * that a second factor is asked for, or that somebody is disabled, because a request for it was ok.
 */
final class FixedFields {

  private FixedFields() {}

  /**
   * Lets a user be created only as one can be here.
   *
   * @throws RefusedException if something is asked for that can't be
   */
  static void requireOfNew(Input input) {
    require(input, "is_super_user", false);
    require(input, "is_active", true);
    requireOfAll(input);
  }

  /**
   * Lets a user be changed only as far as he can be here.
   *
   * @throws RefusedException if something is to be changed that can't be
   */
  static void requireUnchanged(Input input, Account account) {
    requireAbsent(input, "password", "Set it by PATCH /user/password.");
    Optional<String> username = input.text("username");
    if (username.isPresent() && !username.equals(account.username())) {
      throw refused("username", "It stays as it is.");
    }
    require(input, "is_super_user", account.administrator());
    require(input, "is_active", !account.disabled());
    requireOfAll(input);
  }

  private static void requireOfAll(Input input) {
    require(input, "is_internal", false);
    require(input, "is_totp_enabled", false);
    requireAbsent(input, "totp_key", "There are no one-time passwords here.");
    requireAbsent(input, "totp_label", "There are no one-time passwords here.");
  }

  private static void require(Input input, String field, boolean fixed) {
    if (input.flag(field).orElse(fixed) != fixed) {
      throw refused(field, "It stays " + fixed + ".");
    }
  }

  private static void requireAbsent(Input input, String field, String instead) {
    if (input.has(field)) {
      throw refused(field, instead);
    }
  }

  private static RefusedException refused(String field, String why) {
    return new RefusedException(
        Code.INVALID_OPERATION, field + " can't be set by this call. " + why);
  }
}
