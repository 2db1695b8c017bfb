package org.precedent.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.directory.EmailCredentials;
import org.precedent.directory.UserChanges;
import org.precedent.directory.Users;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.platform.Constraints;
import org.precedent.platform.Sql;

/** The users who log in with a name and a password of this server: to create and change them. */
@Stateless
public class LocalAccounts {

  private static final int MAX_NAME = 255;

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Audit audit;
  @Inject Users users;
  @Inject EmailCredentials emails;
  @Inject Accounts accounts;
  @Inject AccountStates states;
  @Inject LocalPasswords passwords;
  @Inject PasswordWrites writes;

  /**
   * Creates a local user.
   *
   * @throws InvalidException if the user name or the mail address is taken, the password is unfit,
   *     or another field is wrong
   */
  public UserId create(Caller caller, LocalAccountDraft draft) {
    AccessRules.requireAdministrator(caller);
    draft.displayName().ifPresent(name -> check("display_name", name));
    draft.middleName().ifPresent(name -> check("middle_name", name));
    // Before the first statement, since it takes its time.
    Optional<SecretHash> hash =
        draft.password().map(password -> passwords.hash(password, draft.username().text()));
    UserId user =
        users
            .create(
                caller,
                UserChanges.named(Change.to(draft.firstName()), Change.to(draft.lastName())))
            .id();
    insert(caller, user, draft);
    draft.email().ifPresent(email -> emails.create(caller, user, Change.to(email), Change.keep()));
    hash.ifPresent(known -> writes.set(caller, user, known, Optional.empty()));
    finish(user, draft);
    audit.record(caller.user(), Action.LOCAL_ACCOUNT_CREATED, Subject.of(user));
    return user;
  }

  /**
   * Changes a local user.
   *
   * @throws NotFoundException if there is no such local user
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator, or
   *     the user himself who changes his names only
   * @throws InvalidException if a field is wrong, or the mail address taken
   */
  public void update(Caller caller, UserId user, LocalAccountChanges changes) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    if (changes.administrative()) {
      AccessRules.requireAdministrator(caller);
    }
    Account account = local(user);
    changes.displayName().value().ifPresent(name -> check("display_name", name));
    changes.middleName().value().ifPresent(name -> check("middle_name", name));
    if (changes.firstName().given() || changes.lastName().given()) {
      users.update(caller, user, UserChanges.named(changes.firstName(), changes.lastName()));
    }
    setNames(user, changes);
    setEmail(caller, account, changes.email());
    states.apply(caller, account, changes);
    audit.record(caller.user(), Action.LOCAL_ACCOUNT_UPDATED, Subject.of(user));
  }

  private Account local(UserId user) {
    return accounts
        .find(user)
        .filter(Account::local)
        .orElseThrow(() -> new NotFoundException("local account"));
  }

  private void insert(Caller caller, UserId user, LocalAccountDraft draft) {
    Instant now = clock.instant();
    try {
      Sql.update(
          entityManager,
          """
          insert into local_account (user_id, username, username_key, display_name, middle_name,
            locked_at, locked_by, sign_up_status, sign_up_at, approval_status, approval_at, approval_by)
          values (?1, ?2, ?3, cast(?4 as varchar), cast(?5 as varchar),
            cast(?6 as timestamp with time zone), cast(?7 as bigint), ?8, ?9, ?10, ?9, cast(?11 as bigint))
          """,
          user.value(),
          draft.username().text(),
          draft.username().key(),
          draft.displayName().orElse(null),
          draft.middleName().orElse(null),
          draft.locked() ? now : null,
          draft.locked() ? caller.user().value() : null,
          draft.signUp().id(),
          now,
          draft.approval().id(),
          caller.user().value());
    } catch (PersistenceException failure) {
      if (Constraints.isViolated(failure, "local_account_username")) {
        throw new InvalidException(Problem.taken("username"));
      }
      throw failure;
    }
  }

  // What setting the password would have overwritten.
  private void finish(UserId user, LocalAccountDraft draft) {
    Sql.update(
        entityManager,
        """
        update local_account set password_must_change = ?1,
          password_expires_at = coalesce(cast(?2 as timestamp with time zone), password_expires_at)
        where user_id = ?3
        """,
        draft.mustChangePassword(),
        draft.passwordExpiresAt().orElse(null),
        user.value());
  }

  private void setNames(UserId user, LocalAccountChanges changes) {
    if (changes.displayName().given()) {
      Sql.update(
          entityManager,
          "update local_account set display_name = cast(?1 as varchar) where user_id = ?2",
          changes.displayName().value().orElse(null),
          user.value());
    }
    if (changes.middleName().given()) {
      Sql.update(
          entityManager,
          "update local_account set middle_name = cast(?1 as varchar) where user_id = ?2",
          changes.middleName().value().orElse(null),
          user.value());
    }
  }

  private void setEmail(Caller caller, Account account, Change<String> email) {
    if (!email.given()) {
      return;
    }
    boolean had = users.find(account.user()).flatMap(user -> user.emailCredential()).isPresent();
    if (email.value().isPresent()) {
      if (had) {
        emails.update(caller, account.user(), email, Change.keep());
      } else {
        emails.create(caller, account.user(), email, Change.keep());
      }
    } else if (had) {
      emails.delete(caller, account.user());
    }
  }

  private static void check(String field, String name) {
    boolean storable = name.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    if (name.length() > MAX_NAME || !storable) {
      throw new InvalidException(
          Problem.invalid(
              field,
              field
                  + " may have at most 255 characters, and no U+0000 or broken surrogate pairs."));
    }
  }
}
