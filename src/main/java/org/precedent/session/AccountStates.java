package org.precedent.session;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.directory.UserChanged;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;

/**
 * Whether local users may log in: locked, approved, signed up. For administrators. Who may not log
 * in any more, has no sessions any more.
 */
@Stateless
public class AccountStates {

  private static final long NO_SESSION = 0;

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Audit audit;
  @Inject SessionStore sessions;
  @Inject Event<UserChanged> changed;

  /**
   * Locks a local user, or unlocks him.
   *
   * @throws NotFoundException if there is no such local user
   * @throws AccessDeniedException if somebody would lock himself
   */
  public void setLocked(Caller caller, UserId user, boolean locked) {
    AccessRules.requireAdministrator(caller);
    lock(caller, user, locked);
    audit.record(caller.user(), Action.LOCAL_ACCOUNT_UPDATED, Subject.of(user));
  }

  /**
   * Approves a local user, or rejects him. With the approval a sign-up that waits for it ends.
   *
   * @throws NotFoundException if there is no such local user
   * @throws AccessDeniedException if somebody would reject himself
   */
  public void decide(Caller caller, UserId user, ApprovalStatus decision) {
    AccessRules.requireAdministrator(caller);
    approve(caller, user, decision);
    audit.record(caller.user(), Action.LOCAL_ACCOUNT_UPDATED, Subject.of(user));
  }

  /** The administrative part of an update. */
  public void apply(Caller caller, Account account, LocalAccountChanges changes) {
    UserId user = account.user();
    changes.locked().value().ifPresent(locked -> lock(caller, user, locked));
    changes.signUp().value().ifPresent(status -> setSignUp(caller, user, status));
    changes.approval().value().ifPresent(decision -> approve(caller, user, decision));
    if (changes.passwordExpiresAt().given()) {
      update(
          user,
          "password_expires_at = cast(?2 as timestamp with time zone)",
          changes.passwordExpiresAt().value().orElse(null));
    }
    changes
        .mustChangePassword()
        .value()
        .ifPresent(must -> update(user, "password_must_change = ?2", must));
  }

  private void lock(Caller caller, UserId user, boolean locked) {
    if (locked) {
      requireOther(caller, user, "Nobody can lock himself.");
      Instant now = clock.instant();
      update(
          user,
          "locked_by = case when locked_at is null then ?3 else locked_by end,"
              + " locked_at = coalesce(locked_at, ?2)",
          now,
          caller.user().value());
      endSessions(caller, user);
    } else {
      update(user, "locked_at = null, locked_by = null");
    }
  }

  private void approve(Caller caller, UserId user, ApprovalStatus decision) {
    if (decision != ApprovalStatus.APPROVED) {
      requireOther(caller, user, "Nobody can take his own approval away.");
    }
    update(
        user,
        "approval_status = ?2, approval_at = ?3, approval_by = ?4",
        decision.id(),
        clock.instant(),
        caller.user().value());
    if (decision == ApprovalStatus.APPROVED) {
      Sql.update(
          entityManager,
          "update local_account set sign_up_status = ?2 where user_id = ?1 and sign_up_status = ?3",
          user.value(),
          SignUpStatus.FINAL.id(),
          SignUpStatus.TO_APPROVE.id());
    } else {
      endSessions(caller, user);
    }
  }

  private void setSignUp(Caller caller, UserId user, SignUpStatus status) {
    if (status != SignUpStatus.FINAL) {
      requireOther(caller, user, "Nobody can take his own sign-up back.");
    }
    update(user, "sign_up_status = ?2", status.id());
    if (status != SignUpStatus.FINAL) {
      endSessions(caller, user);
    }
  }

  private void endSessions(Caller caller, UserId user) {
    sessions.endAll(caller, user, NO_SESSION);
    changed.fire(new UserChanged(user));
  }

  private void update(UserId user, String assignments, @Nullable Object... values) {
    @Nullable Object[] parameters = new @Nullable Object[values.length + 1];
    parameters[0] = user.value();
    System.arraycopy(values, 0, parameters, 1, values.length);
    int updated =
        Sql.update(
            entityManager,
            "update local_account set " + assignments + " where user_id = ?1",
            parameters);
    if (updated == 0) {
      throw new NotFoundException("local account");
    }
  }

  private static void requireOther(Caller caller, UserId user, String message) {
    if (caller.is(user)) {
      throw new AccessDeniedException(message);
    }
  }
}
