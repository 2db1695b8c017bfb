package org.precedent.session;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.directory.UserChanged;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.platform.settings.Settings;

/** Writes the hashes of passwords that {@link LocalPasswords} has checked, in a transaction. */
@Stateless
public class PasswordWrites {

  private static final long NO_SESSION = 0;

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Audit audit;
  @Inject Settings settings;
  @Inject SessionStore sessions;
  @Inject Event<UserChanged> changed;

  /**
   * Writes the hash, and ends the user's sessions.
   *
   * @param keep the session that goes on
   */
  public void set(Caller caller, UserId user, SecretHash hash, Optional<Session> keep) {
    Instant now = clock.instant();
    Sql.update(
        entityManager,
        """
        update local_account set password_hash = ?1, password_set_at = ?2,
          password_expires_at = cast(?3 as timestamp with time zone), password_must_change = false
        where user_id = ?4
        """,
        hash.text(),
        now,
        expiry(now).orElse(null),
        user.value());
    sessions.endAll(caller, user, keep.map(Session::id).orElse(NO_SESSION));
    changed.fire(new UserChanged(user));
    audit.record(caller.user(), Action.PASSWORD_SET, Subject.of(user));
  }

  private Optional<Instant> expiry(Instant now) {
    int days = settings.get(Settings.PASSWORD_LIFETIME_DAYS);
    return days == 0 ? Optional.empty() : Optional.of(now.plus(Duration.ofDays(days)));
  }
}
