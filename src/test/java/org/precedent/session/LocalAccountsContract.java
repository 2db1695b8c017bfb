package org.precedent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.precedent.directory.UserChanged;
import org.precedent.directory.UserChanges;
import org.precedent.directory.Users;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.platform.settings.Settings;
import org.precedent.testing.Beans;
import org.precedent.testing.Database;
import org.precedent.testing.Store;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LocalAccountsContract {

  private static final String PASSWORD = "correct horse";
  private static final Origin CRM = Origin.of("CRM");

  /** Counts the slow work. */
  private static final class CountedPasswords extends Passwords {
    private final List<Boolean> known = new ArrayList<>();

    @Override
    boolean matches(Optional<SecretHash> hash, String password) {
      known.add(hash.isPresent());
      return super.matches(hash, password);
    }
  }

  private final Store store;
  private final CountedPasswords passwords = new CountedPasswords();
  private Beans beans;
  private PasswordLogIns logIns;
  private LocalAccounts accounts;
  private Sessions sessions;
  private Caller admin;
  private String address;
  private boolean directoryAway;

  LocalAccountsContract(Database database) {
    store = new Store(database);
  }

  @BeforeEach
  void anAdministrator() {
    beans = new Beans(store);
    beans.with(
        Settings.class,
        Beans.settings(
            java.util.Map.of(
                "precedent.apps", "CRM:60m,HR:8h", "precedent.password.lifetime.days", "90")));
    beans.with(Passwords.class, passwords);
    beans.with(IdentityStoreHandler.class, this::validate);
    logIns = beans.get(PasswordLogIns.class);
    accounts = beans.get(LocalAccounts.class);
    sessions = beans.get(Sessions.class);
    address = UUID.randomUUID().toString();
    directoryAway = false;
    passwords.known.clear();
    store.run(() -> Sql.update(store.entityManager(), "delete from users"));
    admin =
        new Caller(
            store
                .in(() -> beans.get(FirstAdministrator.class).generate())
                .orElseThrow()
                .credential()
                .user(),
            true);
  }

  @AfterAll
  void close() {
    store.close();
  }

  /** What the container's handler does. */
  private CredentialValidationResult validate(Credential credential) {
    for (PasswordStore one :
        List.of(beans.get(LocalAccountStore.class), beans.get(ApiCredentialStore.class))) {
      CredentialValidationResult result = one.validate(credential);
      if (result.getStatus() == CredentialValidationResult.Status.VALID) {
        return result;
      }
    }
    return directory().validate(credential);
  }

  private PasswordStore directory() {
    return (name, password) ->
        directoryAway
            ? new PasswordVerdict.Unreachable(Duration.ofSeconds(30))
            : new PasswordVerdict.Wrong(Optional.empty());
  }

  private UserId create(LocalAccountDraft draft) {
    return store.in(() -> accounts.create(admin, draft));
  }

  private UserId grace() {
    return create(LocalAccountDraft.of("Grace", PASSWORD));
  }

  private PasswordLogIn logIn(String name, String password) {
    return store.in(
        () ->
            logIns.logIn(LogInAttempt.of(name, password, LogInSource.of(DoorName.ZATO, address))));
  }

  private PasswordLogIn logIn(String name, String password, String newPassword) {
    return store.in(
        () ->
            logIns.logIn(
                new LogInAttempt(
                    name,
                    password,
                    Optional.of(newPassword),
                    LogInSource.of(DoorName.ZATO, address))));
  }

  private LogIn session(UserId user, Origin origin) {
    return store
        .in(
            () ->
                sessions.begin(
                    new PasswordLogIn.Accepted(user, Optional.empty(), false),
                    origin,
                    LogInSource.of(DoorName.ZATO, "10.0.0.1")))
        .orElseThrow();
  }

  private boolean alive(LogIn login) {
    return store.in(() -> sessions.verify(login.token().reveal())).isPresent();
  }

  private void deliverEvents() {
    SessionCache cache = beans.get(SessionCache.class);
    beans.events().forEach(event -> cache.onChange((UserChanged) event));
    beans.events().clear();
  }

  private Account account(UserId user) {
    return store.in(() -> beans.get(Accounts.class).get(admin, user));
  }

  private static LocalAccountChanges changes(
      Change<Instant> expiry, Change<Boolean> mustChange, Change<SignUpStatus> signUp) {
    return new LocalAccountChanges(
        Change.keep(),
        Change.keep(),
        Change.keep(),
        Change.keep(),
        Change.keep(),
        Change.keep(),
        expiry,
        mustChange,
        signUp,
        Change.keep());
  }

  private void update(UserId user, LocalAccountChanges changes) {
    store.run(() -> accounts.update(admin, user, changes));
  }

  private static PasswordLogIn refused(PasswordLogIn.Refusal reason) {
    return new PasswordLogIn.Refused(reason);
  }

  @Nested
  class ALogIn {

    @Test
    void is_accepted_without_regard_to_the_case_of_the_name() {
      UserId user = grace();

      assertThat(logIn("gRACE", PASSWORD))
          .isEqualTo(new PasswordLogIn.Accepted(user, Optional.empty(), false));
    }

    @Test
    void of_an_unknown_name_and_with_a_wrong_password_costs_the_same_and_is_answered_the_same() {
      grace();

      PasswordLogIn wrong = logIn("grace", "wrong");
      int work = passwords.known.size();
      PasswordLogIn unknown = logIn("nobody", "wrong");

      assertThat(wrong).isEqualTo(unknown).isEqualTo(refused(PasswordLogIn.Refusal.CREDENTIALS));
      assertThat(passwords.known).hasSize(2 * work).contains(true, false);
    }

    @Test
    void with_an_empty_password_reaches_nobody() {
      grace();

      assertThat(logIn("grace", "")).isEqualTo(refused(PasswordLogIn.Refusal.EMPTY_PASSWORD));
      assertThat(passwords.known).isEmpty();
    }

    @Test
    void with_odd_texts_is_refused() {
      for (String odd : List.of("\0", "\uD800", "a b", "x".repeat(100_000), "%", "'--")) {
        assertThat(logIn(odd, odd)).isEqualTo(refused(PasswordLogIn.Refusal.CREDENTIALS));
      }
    }

    @Test
    void without_a_password_of_his_own_is_refused() {
      create(
          new LocalAccountDraft(
              new Username("ada"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              "",
              Optional.empty(),
              "",
              false,
              false,
              Optional.empty(),
              SignUpStatus.FINAL,
              ApprovalStatus.APPROVED));

      assertThat(logIn("ada", "anything")).isEqualTo(refused(PasswordLogIn.Refusal.CREDENTIALS));
    }

    @Test
    void is_refused_to_whoever_is_locked_not_approved_or_has_not_signed_up() {
      UserId user = grace();
      AccountStates states = beans.get(AccountStates.class);

      update(user, changes(Change.keep(), Change.keep(), Change.to(SignUpStatus.TO_APPROVE)));
      assertThat(logIn("grace", PASSWORD)).isEqualTo(refused(PasswordLogIn.Refusal.SIGN_UP));
      store.run(() -> states.decide(admin, user, ApprovalStatus.REJECTED));
      store.run(() -> states.setLocked(admin, user, true));
      assertThat(logIn("grace", PASSWORD)).isEqualTo(refused(PasswordLogIn.Refusal.LOCKED));
      store.run(() -> states.setLocked(admin, user, false));
      update(user, changes(Change.keep(), Change.keep(), Change.to(SignUpStatus.FINAL)));
      assertThat(logIn("grace", PASSWORD)).isEqualTo(refused(PasswordLogIn.Refusal.APPROVAL));
      store.run(() -> states.decide(admin, user, ApprovalStatus.APPROVED));
      assertThat(logIn("grace", PASSWORD)).isInstanceOf(PasswordLogIn.Accepted.class);
    }

    @Test
    void with_an_approval_ends_the_sign_up_that_waits_for_it() {
      UserId user = grace();
      update(user, changes(Change.keep(), Change.keep(), Change.to(SignUpStatus.TO_APPROVE)));

      store.run(() -> beans.get(AccountStates.class).decide(admin, user, ApprovalStatus.APPROVED));

      assertThat(account(user).signUp().status()).isEqualTo(SignUpStatus.FINAL);
      assertThat(account(user).approval().by()).contains(admin.user());
    }

    @Test
    void is_refused_when_the_password_has_expired_and_warns_before() {
      UserId user = grace();
      Instant now = beans.clock().instant();
      assertThat(account(user).password().expiresAt()).contains(now.plus(Duration.ofDays(90)));

      update(user, changes(Change.to(now.plus(Duration.ofDays(2))), Change.keep(), Change.keep()));
      assertThat(logIn("grace", PASSWORD))
          .isEqualTo(new PasswordLogIn.Accepted(user, Optional.empty(), true));
      beans.clock().advance(Duration.ofDays(2));
      assertThat(logIn("grace", PASSWORD)).isEqualTo(refused(PasswordLogIn.Refusal.EXPIRED));
    }

    @Test
    void with_a_password_that_must_be_changed_needs_a_new_one() {
      UserId user = grace();
      update(user, changes(Change.keep(), Change.to(true), Change.keep()));

      assertThat(logIn("grace", PASSWORD)).isEqualTo(refused(PasswordLogIn.Refusal.MUST_CHANGE));
      assertThatThrownBy(() -> logIn("grace", PASSWORD, PASSWORD))
          .isInstanceOf(InvalidException.class);
      assertThat(logIn("grace", PASSWORD, "battery staple"))
          .isInstanceOf(PasswordLogIn.Accepted.class);
      assertThat(logIn("grace", PASSWORD)).isEqualTo(refused(PasswordLogIn.Refusal.CREDENTIALS));
      assertThat(logIn("grace", "battery staple")).isInstanceOf(PasswordLogIn.Accepted.class);
    }

    @Test
    void of_a_disabled_user_is_refused() {
      UserId user = grace();
      disable(user);

      assertThat(logIn("grace", PASSWORD)).isEqualTo(refused(PasswordLogIn.Refusal.DISABLED));
    }

    @Test
    void with_an_api_credential_begins_a_session_that_ends_with_it() {
      NewApiCredential key = store.in(() -> beans.get(ApiCredentials.class).create(admin, grace()));

      assertThat(logIn(key.credential().clientId(), key.secret()))
          .isEqualTo(
              new PasswordLogIn.Accepted(
                  key.credential().user(), Optional.of(key.credential().id()), false));
    }

    @Test
    void with_a_generated_secret_is_limited_by_nobody_s_guesses() {
      NewApiCredential key = store.in(() -> beans.get(ApiCredentials.class).create(admin, grace()));
      String clientId = key.credential().clientId();
      for (int i = 0; i < 11; i++) {
        logIn(clientId, "wrong");
      }
      assertThat(logIn(clientId, "wrong")).isInstanceOf(PasswordLogIn.Limited.class);

      assertThat(logIn(clientId, key.secret())).isInstanceOf(PasswordLogIn.Accepted.class);
    }

    @Test
    void is_limited_after_ten_failures_at_one_place_and_nowhere_else() {
      grace();
      for (int i = 0; i < 10; i++) {
        logIn("grace", "wrong");
      }

      assertThat(logIn("grace", PASSWORD)).isInstanceOf(PasswordLogIn.Limited.class);
      assertThat(logIn("GRACE", PASSWORD)).isInstanceOf(PasswordLogIn.Limited.class);
      address = "elsewhere";
      assertThat(logIn("grace", PASSWORD)).isInstanceOf(PasswordLogIn.Accepted.class);
    }

    @Test
    void that_fails_is_audited_without_the_name_and_the_password() {
      UserId user = grace();
      logIn("grace", "wrong-secret");
      logIn("unknown-name", "wrong-secret");

      assertThat(
              store.count(
                  "select count(*) from audit_event where action = 'session.log_in_failed'"
                      + " and user_id = ?1 and caller_id is null and name = 'credentials'",
                  user.value()))
          .isOne();
      assertThat(
              store.count(
                  "select count(*) from audit_event where name like '%unknown%' or name like '%secret%'"))
          .isZero();
    }

    @Test
    void is_audited_with_the_client_that_asks_and_the_person_for_whom() {
      UserId user = grace();
      LogInSource source =
          LogInSource.of(DoorName.ZATO, "192.0.2.7").onBehalfOf(Optional.of("10.1.2.3\u0000"));
      String rows =
          "select count(*) from audit_event where user_id = ?1 and action = ?2 and name = ?3"
              + " and door = 'zato' and mechanism = 'password' and remote_address = '192.0.2.7'"
              + " and on_behalf_of = '10.1.2.3?'";

      store.run(() -> logIns.logIn(LogInAttempt.of("grace", "wrong", source)));
      PasswordLogIn.Accepted accepted = new PasswordLogIn.Accepted(user, Optional.empty(), false);
      store.run(() -> sessions.begin(accepted, CRM, source));

      assertThat(store.count(rows, user.value(), "session.log_in_failed", "credentials")).isOne();
      assertThat(store.count(rows, user.value(), "session.log_in", "CRM")).isOne();
    }

    @Test
    void is_limited_and_audited_too_while_the_directory_is_away() {
      UserId user = grace();
      directoryAway = true;
      PasswordLogIn away = new PasswordLogIn.Unavailable(Duration.ofSeconds(30));

      // One name after the other: on a busy machine, ten attempts at both take so long that
      // another one is allowed.
      for (String name : List.of("grace", "nobody")) {
        for (int i = 0; i < 10; i++) {
          assertThat(logIn(name, "wrong")).isEqualTo(away);
        }
        assertThat(logIn(name, "wrong")).isInstanceOf(PasswordLogIn.Limited.class);
      }
      assertThat(undecided("user_id = " + user.value())).isEqualTo(10);
      assertThat(undecided("user_id is null")).isEqualTo(10);
    }

    private long undecided(String whose) {
      return store.count(
          "select count(*) from audit_event where action = 'session.log_in_failed'"
              + " and name = 'unavailable' and "
              + whose);
    }

    @Test
    void by_another_way_than_ours_is_not_validated() {
      grace();

      assertThat(
              beans
                  .get(LocalAccountStore.class)
                  .validate(new UsernamePasswordCredential("grace", PASSWORD))
                  .getStatus())
          .isEqualTo(CredentialValidationResult.Status.NOT_VALIDATED);
    }
  }

  private void disable(UserId user) {
    UserChanges disabled =
        new UserChanges(
            Change.keep(),
            Change.keep(),
            Change.to(true),
            Change.keep(),
            Change.keep(),
            Change.keep());
    store.run(() -> beans.get(Users.class).update(admin, user, disabled));
    deliverEvents();
  }

  @Nested
  class ALocalAccount {

    @Test
    void has_a_name_that_nobody_else_has_whatever_its_case() {
      grace();

      assertThatThrownBy(() -> create(LocalAccountDraft.of("GRACE", PASSWORD)))
          .isInstanceOfSatisfying(
              InvalidException.class,
              failure -> assertThat(failure.problems()).contains(Problem.taken("username")));
      assertThat(store.count("select count(*) from local_account")).isOne();
    }

    @Test
    void keeps_its_password_as_a_slow_hash_only() {
      UserId user = grace();

      String kept =
          store.in(
              () ->
                  Sql.rows(
                          store.entityManager(),
                          "select password_hash from local_account where user_id = ?1",
                          user.value())
                      .get(0)
                      .text());
      assertThat(kept).startsWith("$argon2id$").doesNotContain(PASSWORD);
      assertThat(LocalAccountDraft.of("grace", PASSWORD).toString()).doesNotContain(PASSWORD);
    }

    @Test
    void is_for_administrators_to_create_and_to_lock() {
      UserId user = grace();
      Caller grace = new Caller(user, false);

      assertThatThrownBy(
              () -> store.in(() -> accounts.create(grace, LocalAccountDraft.of("a", PASSWORD))))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(
              () -> store.run(() -> beans.get(AccountStates.class).setLocked(grace, user, false)))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(
              () ->
                  store.run(
                      () ->
                          accounts.update(
                              grace,
                              user,
                              changes(Change.keep(), Change.to(false), Change.keep()))))
          .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void is_none_for_a_user_without_one() {
      assertThatThrownBy(
              () ->
                  store.run(
                      () ->
                          beans
                              .get(AccountStates.class)
                              .setLocked(admin, new UserId(999_999), true)))
          .isInstanceOf(NotFoundException.class);
      assertThat(account(admin.user()).local()).isFalse();
    }

    @Test
    void is_found_by_its_texts_and_states() {
      UserId user = grace();
      AccountQuery.Text part = new AccountQuery.Text(AccountQuery.Field.USERNAME, "RAC", false);
      AccountQuery query =
          new AccountQuery(
              Optional.empty(),
              List.of(part),
              false,
              Optional.of(SignUpStatus.FINAL),
              Optional.of(ApprovalStatus.APPROVED),
              10,
              0);

      AccountQuery.Result found = store.in(() -> beans.get(Accounts.class).search(admin, query));

      assertThat(found.total()).isOne();
      assertThat(found.accounts()).extracting(Account::user).containsExactly(user);
      assertThatThrownBy(
              () ->
                  store.in(() -> beans.get(Accounts.class).search(new Caller(user, false), query)))
          .isInstanceOf(AccessDeniedException.class);
    }
  }

  @Nested
  class ASession {

    @Test
    void lives_as_long_as_its_application_says_and_is_renewed_for_as_long() {
      UserId user = grace();
      LogIn hr = session(user, Origin.of("HR"));
      LogIn crm = session(user, CRM);
      assertThat(hr.expiresInSeconds()).isEqualTo(8 * 3600);

      beans.clock().advance(Duration.ofMinutes(59));
      Optional<Instant> renewed = store.in(() -> sessions.renew(crm.session()));
      beans.clock().advance(Duration.ofMinutes(59));

      assertThat(renewed).isPresent();
      assertThat(alive(crm)).isTrue();
      beans.clock().advance(Duration.ofMinutes(2));
      assertThat(alive(crm)).isFalse();
      assertThat(alive(hr)).isTrue();
      assertThat(store.in(() -> sessions.renew(crm.session()))).isEmpty();
    }

    @Test
    void is_listed_among_a_thousand_at_most() {
      UserId user = grace();
      store.run(
          () ->
              Sql.update(
                  store.entityManager(),
                  """
                  insert into session (token_hash, user_id, application, created_at, expires_at, last_used_at)
                    select cast(cast(n as varchar) as bytea), ?1, 'CRM', ?2, ?3, ?2
                      from (values %s) as t(n)
                  """
                      .formatted(
                          IntStream.range(0, 1_100)
                              .mapToObj(i -> "('x" + i + "')")
                              .collect(Collectors.joining(","))),
                  user.value(),
                  beans.clock().instant(),
                  beans.clock().instant().plus(Duration.ofHours(1))));

      assertThat(store.in(() -> sessions.list(admin, user))).hasSize(1_000);
    }

    @Test
    void is_listed_and_ended_alone_with_all_or_with_all_others() {
      UserId user = grace();
      Caller grace = new Caller(user, false);
      LogIn first = session(user, CRM);
      LogIn second = session(user, CRM);
      LogIn third = session(user, CRM);
      List.of(first, second, third).forEach(login -> assertThat(alive(login)).isTrue());

      assertThat(store.in(() -> sessions.list(grace, user)))
          .extracting(SessionDetails::id)
          .containsExactly(third.session().id(), second.session().id(), first.session().id());
      assertThat(store.in(() -> sessions.details(grace, first.session())).orElseThrow())
          .isEqualTo(store.in(() -> sessions.list(grace, user)).get(2));
      store.run(() -> sessions.end(grace, user, first.session().id()));
      assertThat(store.in(() -> sessions.details(grace, first.session()))).isEmpty();
      assertThatThrownBy(
              () ->
                  store.in(
                      () -> sessions.details(new Caller(admin.user(), false), second.session())))
          .isInstanceOf(AccessDeniedException.class);
      assertThat(alive(first)).isFalse();
      assertThat(store.in(() -> sessions.endOthers(second.session()))).isOne();
      assertThat(alive(third)).isFalse();
      assertThat(alive(second)).isTrue();
      assertThat(store.in(() -> sessions.endAll(admin, user))).isOne();
      assertThat(alive(second)).isFalse();
      assertThatThrownBy(() -> store.run(() -> sessions.end(grace, user, first.session().id())))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> store.in(() -> sessions.list(grace, admin.user())))
          .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void ends_when_its_user_is_locked_or_gets_another_password() {
      UserId user = grace();
      LogIn login = session(user, CRM);
      assertThat(alive(login)).isTrue();
      store.run(() -> beans.get(AccountStates.class).setLocked(admin, user, true));
      deliverEvents();
      assertThat(alive(login)).isFalse();
      store.run(() -> beans.get(AccountStates.class).setLocked(admin, user, false));
      LogIn second = session(user, CRM);
      LogIn kept = session(user, CRM);
      store.in(
          () ->
              logIns.changePassword(
                  kept.session(),
                  PASSWORD,
                  "battery staple",
                  LogInSource.of(DoorName.ZATO, address)));
      deliverEvents();
      assertThat(alive(second)).isFalse();
      assertThat(alive(kept)).isTrue();
    }

    @Test
    void ends_when_its_users_sign_up_is_final_no_more() {
      UserId user = grace();
      LogIn login = session(user, CRM);
      assertThat(alive(login)).isTrue();

      update(
          user, changes(Change.keep(), Change.keep(), Change.to(SignUpStatus.BEFORE_CONFIRMATION)));
      deliverEvents();

      assertThat(alive(login)).isFalse();
      assertThat(store.count("select count(*) from session where user_id = ?1", user.value()))
          .isZero();
      assertThat(
              store.in(
                  () ->
                      sessions.begin(
                          new PasswordLogIn.Accepted(user, Optional.empty(), false),
                          CRM,
                          LogInSource.of(DoorName.ZATO, "10.0.0.1"))))
          .isEmpty();
    }

    @Test
    void keeps_its_password_if_the_old_one_is_wrong() {
      UserId user = grace();
      LogIn login = session(user, CRM);

      assertThat(
              store.in(
                  () ->
                      logIns.changePassword(
                          login.session(),
                          "wrong",
                          "battery staple",
                          LogInSource.of(DoorName.ZATO, address))))
          .isEqualTo(refused(PasswordLogIn.Refusal.CREDENTIALS));
      assertThat(logIn("grace", PASSWORD)).isInstanceOf(PasswordLogIn.Accepted.class);
    }

    @Test
    void has_its_last_use_written_down_later_in_one_statement() {
      UserId user = grace();
      LogIn login = session(user, CRM);
      beans.clock().advance(Duration.ofMinutes(5));
      Instant used = beans.clock().instant();
      alive(login);
      assertThat(lastUse(user)).isBefore(used);

      store.run(() -> beans.get(SessionUses.class).write());

      assertThat(lastUse(user)).isEqualTo(used);
      assertThat(beans.get(UsedSessions.class).take().isEmpty()).isTrue();
    }

    @Test
    void has_its_last_hundred_uses_written_down_and_ends_with_them() {
      UserId user = grace();
      LogIn login = session(user, CRM);
      Session session = login.session();
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 70; i++) {
          sessions.used(
              session, new Origin("CRM", Optional.of("host" + round), Optional.of("agent" + i)));
        }
        beans.clock().advance(Duration.ofSeconds(5));
        store.run(() -> beans.get(SessionUses.class).write());
      }

      List<SessionUse> uses = store.in(() -> sessions.uses(admin, session));

      assertThat(uses).hasSize(SessionUse.MAX);
      assertThat(uses.get(0).origin())
          .isEqualTo(new Origin("CRM", Optional.of("host1"), Optional.of("agent69")));
      assertThat(uses.get(99).origin().userAgent()).contains("agent40");
      assertThat(uses.get(99).origin().remoteAddress()).contains("host0");
      assertThat(store.count("select count(*) from session_use")).isEqualTo(100);
      store.run(() -> sessions.logOut(session));
      assertThat(store.count("select count(*) from session_use")).isZero();
    }

    @Test
    void that_has_ended_has_no_uses_written_down() {
      LogIn login = session(grace(), CRM);
      sessions.used(login.session(), Origin.of("CRM"));
      store.run(() -> sessions.logOut(login.session()));

      store.run(() -> beans.get(SessionUses.class).write());

      assertThat(store.count("select count(*) from session_use")).isZero();
    }

    private Instant lastUse(UserId user) {
      return store.in(() -> sessions.list(admin, user)).get(0).lastUsedAt();
    }
  }
}
