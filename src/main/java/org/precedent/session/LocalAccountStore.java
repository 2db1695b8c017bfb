package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.precedent.platform.settings.Settings;

/** Knows the passwords of local users. */
@ApplicationScoped
public class LocalAccountStore implements PasswordStore {

  /** Asked before the others: it is near, and its names are chosen here. */
  static final int PRIORITY = 10;

  @Inject Clock clock;
  @Inject Settings settings;
  @Inject Accounts accounts;
  @Inject Passwords passwords;

  @Override
  public PasswordVerdict check(String name, String password) {
    Optional<Accounts.Secret> found = accounts.withName(name);
    if (!passwords.matches(found.flatMap(Accounts.Secret::hash), password)) {
      return new PasswordVerdict.Wrong(found.map(secret -> secret.account().user()));
    }
    Account account = found.orElseThrow().account();
    Instant now = clock.instant();
    return account
        .barrier(now)
        .<PasswordVerdict>map(reason -> new PasswordVerdict.Barred(account.user(), reason))
        .orElseGet(
            () ->
                new PasswordVerdict.Right(
                    new PasswordLogIn.Accepted(
                        account.user(), Optional.empty(), aboutToExpire(account, now))));
  }

  private boolean aboutToExpire(Account account, Instant now) {
    Duration warning = Duration.ofDays(settings.get(Settings.PASSWORD_WARNING_DAYS));
    return account
        .password()
        .expiresAt()
        .filter(end -> end.minus(warning).isBefore(now))
        .isPresent();
  }

  @Override
  public int priority() {
    return PRIORITY;
  }
}
