package org.precedent.zato;

import java.util.Optional;
import org.precedent.identity.Caller;
import org.precedent.platform.json.ObjectText;
import org.precedent.session.Account;
import org.precedent.session.ApprovalStatus;

/** A user as this door writes him: to administrators all, to others what is their own business. */
final class AccountShape {

  private AccountShape() {}

  /** Adds what the reader may see of the account. */
  static ObjectText write(ObjectText into, Account account, Caller reader) {
    into.put("user_id", UserIds.text(account.user()))
        .put("username", account.username())
        .put("email", some(account.email()))
        .put("display_name", account.displayName())
        .put("first_name", some(account.firstName()))
        .put("middle_name", account.middleName())
        .put("last_name", some(account.lastName()))
        .put("is_totp_enabled", false);
    return reader.administrator() ? administrative(into, account) : into;
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(given -> !given.isEmpty());
  }

  private static ObjectText administrative(ObjectText into, Account account) {
    Account.Approval approval = account.approval();
    Account.PasswordState password = account.password();
    return into.put("is_active", !account.disabled())
        .put("is_internal", false)
        .put("is_super_user", account.administrator())
        .put("is_approval_needed", approval.status() == ApprovalStatus.BEFORE_DECISION)
        .put("approval_status", approval.status().id())
        .put("approval_status_mod_time", Times.text(approval.at()))
        .put("approval_status_mod_by", approval.by().map(UserIds::text))
        .put("is_locked", account.lock().isPresent())
        .put("locked_time", account.lock().map(Account.Lock::at).map(Times::text))
        .put("locked_by", account.lock().flatMap(Account.Lock::by).map(UserIds::text))
        .put("sign_up_status", account.signUp().status().id())
        .put("sign_up_time", Times.text(account.signUp().at()))
        .put("password_is_set", password.set())
        .put("password_must_change", password.mustChange())
        .put("password_last_set", password.setAt().map(Times::text))
        .put("password_expiry", password.expiresAt().map(Times::text));
  }
}
