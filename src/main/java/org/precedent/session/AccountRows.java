package org.precedent.session;

import java.time.Instant;
import java.util.Optional;
import org.precedent.identity.UserId;
import org.precedent.platform.ResultRow;

/** Reads accounts from rows, in the order of the columns. */
final class AccountRows {

  static final String SELECT =
      """
      select u.id, a.user_id is not null, coalesce(a.username, u.login_name), u.email, a.display_name,
        u.first_name, a.middle_name, u.last_name, u.disabled,
        exists (select 1 from user_role r where r.user_id = u.id and r.role = 'ADMIN'),
        a.locked_at, a.locked_by, a.sign_up_status, coalesce(a.sign_up_at, u.created_at),
        a.approval_status, coalesce(a.approval_at, u.created_at), a.approval_by,
        a.password_hash, coalesce(a.password_must_change, false), a.password_set_at, a.password_expires_at
      """;

  static final String FROM = " from users u left join local_account a on a.user_id = u.id";

  private AccountRows() {}

  static Accounts.Secret secret(ResultRow row) {
    UserId user = new UserId(row.number());
    boolean local = row.flag();
    Optional<String> username = row.optionalText();
    String email = row.text();
    Optional<String> display = row.optionalText();
    String first = row.text();
    Optional<String> middle = row.optionalText();
    String last = row.text();
    boolean disabled = row.flag();
    boolean administrator = row.flag();
    Optional<Account.Lock> lock = lock(row);
    Account.SignUp signUp =
        new Account.SignUp(
            row.optionalText().flatMap(SignUpStatus::withId).orElse(SignUpStatus.FINAL),
            row.time());
    Account.Approval approval =
        new Account.Approval(
            row.optionalText().flatMap(ApprovalStatus::withId).orElse(ApprovalStatus.APPROVED),
            row.time(),
            row.optionalNumber().map(UserId::new));
    Optional<SecretHash> hash = row.optionalText().map(SecretHash::new);
    Account.PasswordState password =
        new Account.PasswordState(
            hash.isPresent(), row.flag(), row.optionalTime(), row.optionalTime());
    return new Accounts.Secret(
        new Account(
            user,
            local,
            username,
            email,
            display.or(() -> name(first, last)),
            first,
            middle,
            last,
            disabled,
            administrator,
            lock,
            signUp,
            approval,
            password),
        hash);
  }

  private static Optional<Account.Lock> lock(ResultRow row) {
    Optional<Instant> at = row.optionalTime();
    Optional<UserId> by = row.optionalNumber().map(UserId::new);
    return at.map(since -> new Account.Lock(since, by));
  }

  private static Optional<String> name(String first, String last) {
    String name = (first + " " + last).strip();
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }
}
