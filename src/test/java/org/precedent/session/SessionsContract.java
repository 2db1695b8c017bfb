package org.precedent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.precedent.directory.Roles;
import org.precedent.directory.UserChanged;
import org.precedent.directory.UserChanges;
import org.precedent.directory.Users;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Role;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.testing.Beans;
import org.precedent.testing.Database;
import org.precedent.testing.Store;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SessionsContract {

  private static final Origin HERE =
      new Origin("looker", Optional.of("127.0.0.1"), Optional.of("curl\r\n\0" + "x".repeat(600)));

  private static final String LOCAL_ACCOUNT =
      """
      insert into local_account (user_id, username, username_key, sign_up_status, sign_up_at,
          approval_status, approval_at)
        values (?1, 'second', 'second', 'final', ?2, 'approved', ?2)
      """;

  private final Store store;
  private Beans beans;
  private Sessions sessions;
  private ApiCredentials credentials;
  private Users users;
  private NewApiCredential key;
  private Caller admin;

  SessionsContract(Database database) {
    store = new Store(database);
  }

  @BeforeEach
  void anAdministratorWithACredential() {
    beans = new Beans(store);
    sessions = beans.get(Sessions.class);
    credentials = beans.get(ApiCredentials.class);
    users = beans.get(Users.class);
    store.run(() -> Sql.update(store.entityManager(), "delete from users"));
    key = store.in(() -> beans.get(FirstAdministrator.class).generate()).orElseThrow();
    admin = new Caller(key.credential().user(), true);
  }

  @AfterAll
  void close() {
    store.close();
  }

  private Optional<LogIn> logIn(String clientId, String secret) {
    return attempt(clientId, secret, HERE) instanceof ClientLogIn.Begun begun
        ? Optional.of(begun.logIn())
        : Optional.empty();
  }

  private ClientLogIn attempt(String clientId, String secret, Origin origin) {
    return store.in(() -> sessions.logIn(clientId, secret, DoorName.LOOKER, origin));
  }

  private LogIn logIn(NewApiCredential with) {
    return logIn(with.credential().clientId(), with.secret()).orElseThrow();
  }

  private Optional<Session> verify(LogIn login) {
    return store.in(() -> sessions.verify(login.token().reveal()));
  }

  private UserId user(String name) {
    return store
        .in(() -> users.create(admin, UserChanges.named(Change.to(name), Change.to(""))))
        .id();
  }

  private static Origin at(String address) {
    return new Origin("looker", Optional.of(address), Optional.empty());
  }

  private int guessesUntilLimited(String clientId) {
    int guesses = 0;
    while (guesses < 100 && attempt(clientId, "wrong", HERE) instanceof ClientLogIn.Refused) {
      guesses++;
    }
    return guesses;
  }

  private void choose(String clientId, String secret) {
    store.run(() -> beans.get(FirstAdministrator.class).configure(clientId, secret));
  }

  @Test
  void a_secret_is_guessed_at_a_few_times_whether_there_is_the_client_id_or_not() {
    choose("chosen", "s3cret");

    assertThat(guessesUntilLimited(key.credential().clientId())).isBetween(10, 11);
    assertThat(guessesUntilLimited("chosen")).isBetween(10, 11);
    assertThat(guessesUntilLimited("nobody")).isBetween(10, 11);
    assertThat(attempt("chosen", "s3cret", HERE))
        .isInstanceOfSatisfying(
            ClientLogIn.Limited.class,
            limited ->
                assertThat(limited.retryAfter()).isBetween(Duration.ZERO, Duration.ofMinutes(1)));
  }

  @Test
  void guessing_a_chosen_secret_keeps_nobody_out_elsewhere() {
    choose("chosen", "s3cret");
    guessesUntilLimited("chosen");

    assertThat(attempt("chosen", "s3cret", at("10.0.0.9"))).isInstanceOf(ClientLogIn.Begun.class);
  }

  @Test
  void guessing_a_generated_secret_keeps_nobody_out_since_nobody_guesses_it() {
    guessesUntilLimited(key.credential().clientId());

    assertThat(attempt(key.credential().clientId(), key.secret(), HERE))
        .isInstanceOf(ClientLogIn.Begun.class);
  }

  @Test
  void a_wrong_secret_is_written_down_with_whose_it_is() {
    String failures =
        "select count(*) from audit_event where action = 'session.log_in_failed' and name = ?1 and ";
    long ofUser = store.count(failures + "user_id = " + admin.user().value(), "credentials");
    long ofNobody = store.count(failures + "user_id is null", "credentials");

    attempt(key.credential().clientId(), "wrong", HERE);
    attempt("nobody", "wrong", HERE);

    assertThat(store.count(failures + "user_id = " + admin.user().value(), "credentials"))
        .isEqualTo(ofUser + 1);
    assertThat(store.count(failures + "user_id is null", "credentials")).isEqualTo(ofNobody + 1);
  }

  @Test
  void a_log_in_is_written_down_with_the_way_it_came() {
    Origin from = at("2001:db8::" + "x".repeat(100));
    String here = "door = ?1 and mechanism = ?2 and remote_address = ?3 and on_behalf_of is null";
    String rows = "select count(*) from audit_event where action = ?4 and name = ?5 and " + here;
    String address = from.remoteAddress().orElseThrow();
    assertThat(address).hasSize(64);
    long failed =
        store.count(
            rows, "looker", "api_credential", address, "session.log_in_failed", "credentials");

    attempt("nobody", "wrong", from);
    Session session =
        ((ClientLogIn.Begun) attempt(key.credential().clientId(), key.secret(), from))
            .logIn()
            .session();
    store.in(() -> sessions.logInAs(session, user("Grace"), DoorName.LOOKER, from));

    assertThat(
            store.count(
                rows, "looker", "api_credential", address, "session.log_in_failed", "credentials"))
        .isEqualTo(failed + 1);
    assertThat(store.count(rows, "looker", "api_credential", address, "session.log_in", "looker"))
        .isOne();
    assertThat(store.count(rows, "looker", "session", address, "session.log_in_as", "looker"))
        .isOne();
  }

  @Test
  void a_log_in_by_a_token_is_written_down_as_such() {
    assertThat(redeems(logInToken(Optional.empty()), "198.51.100.77")).isTrue();

    assertThat(
            store.count(
                "select count(*) from audit_event where action = 'session.log_in' and door = 'truenas' and mechanism = 'token' and remote_address = '198.51.100.77' and user_id = ?1",
                admin.user().value()))
        .isOne();
  }

  @Test
  void a_refused_call_is_written_down_with_who_made_it() {
    store.run(
        () ->
            beans
                .get(LogInAudit.class)
                .refusedCall(Optional.of(admin.user()), "x EACCES", DoorName.TRUENAS, "::1"));

    assertThat(
            store.count(
                "select count(*) from audit_event where action = 'call.refuse' and name = 'x EACCES' and door = 'truenas' and mechanism is null and remote_address = '::1' and caller_id = ?1",
                admin.user().value()))
        .isOne();
  }

  @Test
  void an_attempt_of_which_nothing_came_costs_nothing() {
    ApiCredentialRows away =
        new ApiCredentialRows() {
          @Override
          Optional<Key> key(String clientId) {
            throw new IllegalStateException("The database is away.");
          }
        };
    sessions.credentials = away;
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() -> attempt("nobody", "wrong", HERE))
          .isInstanceOf(IllegalStateException.class);
    }
    sessions.credentials = beans.get(ApiCredentialRows.class);

    assertThat(attempt("nobody", "wrong", HERE)).isInstanceOf(ClientLogIn.Refused.class);
  }

  private boolean redeems(Token token, String address) {
    Origin origin = new Origin("truenas", Optional.of(address), Optional.empty());
    return store
        .in(() -> beans.get(LogInTokens.class).redeem(token.reveal(), DoorName.TRUENAS, origin))
        .isPresent();
  }

  private Token logInToken(Optional<String> address) {
    LogIn login = logIn(key);
    LogInToken content = new LogInToken(Duration.ofMinutes(10), address, false, true);
    return store.in(() -> beans.get(LogInTokens.class).create(login.session(), content));
  }

  @Test
  void a_log_in_token_may_be_good_from_one_address_only() {
    Token bound = logInToken(Optional.of("10.0.0.1"));
    Token free = logInToken(Optional.empty());

    assertThat(redeems(bound, "10.0.0.2")).isFalse();
    assertThat(redeems(bound, "10.0.0.1")).isTrue();
    assertThat(redeems(free, "10.0.0.2")).isTrue();
  }

  @Test
  void a_log_in_token_lives_on_with_each_use() {
    Token token = logInToken(Optional.empty());
    beans.clock().advance(Duration.ofMinutes(9));
    Instant until = beans.clock().instant().plus(Duration.ofDays(1));
    store.run(() -> beans.get(LogInTokens.class).used(token.hash(), Duration.ofMinutes(10), until));
    beans.clock().advance(Duration.ofMinutes(9));

    assertThat(redeems(token, "10.0.0.1")).isTrue();
    beans.clock().advance(Duration.ofMinutes(11));
    assertThat(redeems(token, "10.0.0.1")).isFalse();
  }

  @Test
  void a_log_in_token_that_is_dead_stays_so_though_it_is_used_once_more() {
    LogInTokens tokens = beans.get(LogInTokens.class);
    LogIn login = logIn(key);
    LogInToken content = new LogInToken(Duration.ofMinutes(10), Optional.empty(), false, true);
    Token token = store.in(() -> tokens.create(login.session(), content));
    Instant end = login.session().expiresAt();
    Instant until = end.plus(Duration.ofDays(1));

    beans.clock().advance(Duration.ofMinutes(10));

    assertThat(store.in(() -> tokens.used(token.hash(), Duration.ofDays(1), until))).isFalse();
    assertThat(redeems(token, "10.0.0.1")).isFalse();
    assertThat(store.count("select count(*) from session where expires_at > ?1", end)).isZero();
  }

  @Test
  void a_log_in_token_of_a_session_that_is_dead_is_dead_too() {
    LogInTokens tokens = beans.get(LogInTokens.class);
    LogIn login = logIn(key);
    LogInToken content = new LogInToken(Duration.ofDays(1), Optional.empty(), false, true);
    Token token = store.in(() -> tokens.create(login.session(), content));
    Instant until = login.session().expiresAt().plus(Duration.ofDays(1));

    beans.clock().advance(Duration.ofHours(2));

    assertThat(store.in(() -> tokens.used(token.hash(), Duration.ofDays(1), until))).isFalse();
    assertThat(verify(login)).isEmpty();
  }

  @Test
  void a_log_in_by_tokens_is_over_thirty_days_after_the_last_one_by_something_else() {
    LogInTokens tokens = beans.get(LogInTokens.class);
    Origin origin = Origin.of("truenas");
    LogIn login = truenas();
    Instant end = beans.clock().instant().plus(Duration.ofDays(30));
    LogInToken days = new LogInToken(Duration.ofDays(4), Optional.empty(), false, true);
    Token token = store.in(() -> tokens.create(login.session(), days));

    for (int i = 0; i < 9; i++) {
      beans.clock().advance(Duration.ofDays(3));
      Token before = token;
      LogInTokens.Redeemed redeemed =
          store.in(() -> tokens.redeem(before.reveal(), DoorName.TRUENAS, origin)).orElseThrow();
      assertThat(redeemed.until()).isEqualTo(end);
      assertThat(redeemed.logIn().session().expiresAt()).isEqualTo(end);
      token = store.in(() -> tokens.create(redeemed.logIn().session(), days));
    }
    Token last = token;
    beans.clock().advance(Duration.ofDays(3).minusSeconds(1));
    assertThat(store.in(() -> tokens.redeem(last.reveal(), DoorName.TRUENAS, origin))).isPresent();
    beans.clock().advance(Duration.ofSeconds(1));
    assertThat(store.in(() -> tokens.redeem(last.reveal(), DoorName.TRUENAS, origin))).isEmpty();
    assertThat(store.count("select count(*) from session where expires_at > ?1", end)).isZero();
  }

  @Test
  void of_the_tokens_of_a_session_the_hundred_newest_live() {
    LogInTokens tokens = beans.get(LogInTokens.class);
    LogIn login = logIn(key);
    LogIn other = logIn(key);
    LogInToken content = new LogInToken(Duration.ofMinutes(10), Optional.empty(), false, true);
    List<Token> made = new ArrayList<>();
    for (int i = 0; i < 102; i++) {
      made.add(store.in(() -> tokens.create(login.session(), content)));
      if (i % 50 == 0) {
        store.run(() -> tokens.create(other.session(), content));
      }
    }

    assertThat(store.count("select count(*) from log_in_token")).isEqualTo(103);
    assertThat(redeems(made.get(1), "10.0.0.1")).isFalse();
    assertThat(redeems(made.get(2), "10.0.0.1")).isTrue();
    assertThat(redeems(made.get(101), "10.0.0.1")).isTrue();
  }

  @Test
  void what_is_made_for_a_session_that_has_ended_meanwhile_is_made_for_nobody() {
    LogIn login = logIn(key);
    store.run(() -> sessions.logOut(login.session()));
    LogInToken content = new LogInToken(Duration.ofMinutes(10), Optional.empty(), false, true);

    assertThatThrownBy(
            () -> store.in(() -> beans.get(LogInTokens.class).create(login.session(), content)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> store.run(() -> beans.get(ConnectedSessions.class).add(connected(login, "c"))))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void with_a_node_that_crashed_end_its_sessions_but_those_with_tokens_after_these() {
    LogIn lonely = truenas();
    LogIn withToken = truenas();
    LogIn ofAnotherDoor = truenas();
    Duration life = Duration.ofHours(3);
    LogInToken content = new LogInToken(life, Optional.empty(), false, true);
    store.run(() -> beans.get(LogInTokens.class).create(withToken.session(), content));
    Instant tokenEnd = beans.clock().instant().plus(life);
    ConnectedSessions crashed = beans.get(ConnectedSessions.class);
    store.run(() -> crashed.add(connected(lonely, "c1")));
    store.run(() -> crashed.add(connected(withToken, "c2")));
    ConnectedSessions another =
        new Beans(store).with(Clock.class, beans.clock()).get(ConnectedSessions.class);

    beans.clock().advance(Duration.ofHours(2));
    store.run(another::nodeIsThere);
    store.run(another::nodeIsThere);

    Instant now = beans.clock().instant();
    assertThat(alive(lonely, now)).isFalse();
    assertThat(alive(withToken, now)).isTrue();
    assertThat(alive(withToken, tokenEnd)).isFalse();
    assertThat(alive(ofAnotherDoor, tokenEnd)).isTrue();
  }

  private LogIn truenas() {
    PasswordLogIn.Accepted accepted =
        new PasswordLogIn.Accepted(admin.user(), Optional.empty(), false);
    return store
        .in(
            () ->
                sessions.begin(
                    accepted, Origin.of("truenas"), LogInSource.of(DoorName.TRUENAS, "10.0.0.1")))
        .orElseThrow();
  }

  private boolean alive(LogIn login, Instant at) {
    return store.count(
            "select count(*) from session where id = ?1 and expires_at > ?2",
            login.session().id(),
            at)
        > 0;
  }

  private ConnectedSession connected(LogIn login, String connection) {
    return new ConnectedSession(
        connection,
        login.session().id(),
        login.session().caller().user(),
        "LOGIN_PASSWORD",
        "Ada \ud83d\ude00",
        "127.0.0.1",
        true,
        beans.clock().instant().truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  void who_is_connected_is_known_until_his_session_or_his_connection_ends() {
    ConnectedSessions all = beans.get(ConnectedSessions.class);
    LogIn one = logIn(key);
    LogIn other = logIn(key);
    store.run(() -> all.add(connected(one, "c1")));
    store.run(() -> all.add(connected(other, "c2")));

    assertThat(store.in(all::list)).containsExactly(connected(one, "c1"), connected(other, "c2"));
    assertThat(store.in(() -> all.find("c2"))).contains(connected(other, "c2"));
    assertThat(store.in(() -> all.find("c3"))).isEmpty();
    store.run(() -> all.remove(other.session().id()));
    assertThat(store.in(() -> all.find("c2"))).isEmpty();
    store.run(() -> sessions.logOut(one.session()));
    assertThat(store.in(all::list)).isEmpty();
  }

  @Test
  void no_connection_has_an_id_that_can_not_be_kept() {
    ConnectedSessions all = beans.get(ConnectedSessions.class);
    LogIn login = logIn(key);
    store.run(() -> all.add(connected(login, "c")));

    for (String id : List.of("\0", "c\0", "\ud800")) {
      assertThat(store.in(() -> all.find(id))).isEmpty();
    }
  }

  @Test
  void the_connections_of_a_node_that_is_silent_for_a_minute_do_not_count() {
    ConnectedSessions all = beans.get(ConnectedSessions.class);
    LogIn login = logIn(key);
    store.run(() -> all.add(connected(login, "c")));

    beans.clock().advance(Duration.ofSeconds(61));
    assertThat(store.in(all::list)).isEmpty();
    store.run(all::nodeIsThere);
    assertThat(store.in(all::list)).hasSize(1);
  }

  @Test
  void a_node_that_is_there_for_a_while_forgets_one_that_is_silent_for_an_hour() {
    LogIn login = logIn(key);
    store.run(() -> beans.get(ConnectedSessions.class).add(connected(login, "c")));
    ConnectedSessions another =
        new Beans(store).with(Clock.class, beans.clock()).get(ConnectedSessions.class);

    beans.clock().advance(Duration.ofHours(2));
    store.run(another::nodeIsThere);
    assertThat(store.count("select count(*) from door_connection"))
        .as("after an outage all look silent, so who has just come forgets nobody")
        .isOne();
    store.run(another::nodeIsThere);
    assertThat(store.count("select count(*) from door_connection")).isZero();
    assertThat(store.count("select count(*) from node")).isOne();
  }

  @Test
  void sessions_that_nobody_is_connected_in_any_more_end_and_others_stay() {
    ConnectedSessions all = beans.get(ConnectedSessions.class);
    LogIn gone = logIn(key);
    LogIn withToken = logIn(key);
    LogIn stays = logIn(key);
    store.run(() -> all.add(connected(gone, "a")));
    store.run(() -> all.add(connected(withToken, "b")));
    store.run(() -> all.add(connected(stays, "c")));
    LogInToken content = new LogInToken(Duration.ofMinutes(10), Optional.empty(), false, true);
    store.run(() -> beans.get(LogInTokens.class).create(withToken.session(), content));
    assertThat(store.in(all::ofThisNode))
        .containsExactlyInAnyOrder(
            gone.session().id(), withToken.session().id(), stays.session().id());

    store.run(() -> all.end(List.of(gone.session().id(), withToken.session().id())));

    assertThat(store.in(all::ofThisNode)).containsExactly(stays.session().id());
    String alive = "select count(*) from session where id = ?1 and expires_at = ?2";
    assertThat(store.count(alive, gone.session().id(), beans.clock().instant())).isOne();
    assertThat(
            store.count(
                alive,
                withToken.session().id(),
                beans.clock().instant().plus(Duration.ofMinutes(10))))
        .isOne();
    assertThat(verify(stays)).isPresent();
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
    store.run(() -> users.update(admin, user, disabled));
    deliverEvents();
  }

  /** What the container does after the commit. */
  private void deliverEvents() {
    SessionCache cache = beans.get(SessionCache.class);
    beans.events().forEach(event -> cache.onChange((UserChanged) event));
    beans.events().clear();
  }

  @Test
  void a_log_in_gives_a_token_that_belongs_to_the_caller_for_an_hour() {
    LogIn login = logIn(key);
    assertThat(login.expiresInSeconds()).isEqualTo(3600);
    assertThat(login.token().reveal()).hasSize(43);
    Session session = verify(login).orElseThrow();
    assertThat(session.caller()).isEqualTo(admin);
    assertThat(session.sudoUser()).isEmpty();
    assertThat(session.workspace()).isEqualTo(Workspace.PRODUCTION);
    beans.clock().advance(Duration.ofMinutes(59));
    assertThat(verify(login)).isPresent();
    beans.clock().advance(Duration.ofMinutes(1));
    assertThat(verify(login)).isEmpty();
  }

  @Test
  void neither_secret_nor_token_is_stored_or_printed() {
    LogIn login = logIn(key);
    assertThat(login.toString()).doesNotContain(login.token().reveal());
    assertThat(key.toString()).doesNotContain(key.secret());
    String hash =
        store.in(
            () ->
                Sql.rows(store.entityManager(), "select secret_hash from api_credential")
                    .get(0)
                    .text());
    assertThat(hash).startsWith("sha256:").doesNotContain(key.secret());
    assertThat(
            store.count(
                "select count(*) from session where token_hash = ?1",
                (Object) login.session().tokenHash().bytes()))
        .isOne();
  }

  @Test
  void wrong_credentials_log_nobody_in() {
    String id = key.credential().clientId();
    assertThat(logIn(id, key.secret() + "x")).isEmpty();
    assertThat(logIn(id, "")).isEmpty();
    assertThat(logIn(id, "x".repeat(100_000))).isEmpty();
    assertThat(logIn(id.toUpperCase(Locale.ROOT), key.secret())).isEmpty();
    assertThat(logIn("nobody", key.secret())).isEmpty();
    assertThat(logIn("\0", key.secret())).isEmpty();
    assertThat(logIn("x".repeat(100_000), key.secret())).isEmpty();
  }

  @Test
  void an_unknown_token_is_nobodys() {
    for (String token : List.of("", "x", "\0", "\uD800", "x".repeat(10_000))) {
      assertThat(store.in(() -> sessions.verify(token))).isEmpty();
    }
  }

  @Test
  void a_log_out_ends_the_session_at_once() {
    LogIn login = logIn(key);
    verify(login);
    store.run(() -> sessions.logOut(login.session()));
    assertThat(verify(login)).isEmpty();
    assertThat(store.count("select count(*) from session")).isZero();
  }

  @Test
  void what_a_session_works_on_can_be_changed() {
    LogIn login = logIn(key);
    verify(login);
    store.run(() -> sessions.setWorkspace(login.session(), Workspace.DEV));
    assertThat(verify(login).orElseThrow().workspace()).isEqualTo(Workspace.DEV);
  }

  @Test
  void a_token_that_was_just_used_needs_no_query() {
    LogIn login = logIn(key);
    verify(login);
    assertThat(sessions.verify(login.token().reveal())).isPresent();
  }

  @Test
  void the_sessions_of_a_disabled_or_deleted_user_end_at_once() {
    UserId user = user("Grace");
    LogIn login =
        store.in(() -> sessions.logInAs(logIn(key).session(), user, DoorName.LOOKER, HERE));
    assertThat(verify(login)).isPresent();
    disable(user);
    assertThat(verify(login)).isEmpty();
    UserId other = user("Alan");
    LogIn second =
        store.in(() -> sessions.logInAs(logIn(key).session(), other, DoorName.LOOKER, HERE));
    assertThat(verify(second)).isPresent();
    store.run(() -> users.delete(admin, other));
    deliverEvents();
    assertThat(verify(second)).isEmpty();
  }

  @Test
  void a_change_of_roles_counts_at_once() {
    UserId user = user("Grace");
    NewApiCredential own = store.in(() -> credentials.create(admin, user));
    LogIn login = logIn(own);
    assertThat(verify(login).orElseThrow().caller().administrator()).isFalse();
    store.run(() -> beans.get(Roles.class).set(admin, user, Set.of(Role.ADMIN)));
    deliverEvents();
    assertThat(verify(login).orElseThrow().caller().administrator()).isTrue();
  }

  @Test
  void expired_sessions_are_deleted_in_batches() {
    logIn(key);
    logIn(key);
    logIn(key);
    beans.clock().advance(Duration.ofHours(2));
    LogIn alive = logIn(key);
    assertThat(store.in(() -> beans.get(SessionStore.class).deleteExpired(2))).isEqualTo(2);
    store.run(() -> beans.get(ExpiredSessions.class).delete());
    assertThat(store.count("select count(*) from session")).isOne();
    assertThat(verify(alive)).isPresent();
  }

  @Nested
  class ActingAsAnother {

    @Test
    void keeps_the_real_user_known() {
      UserId user = user("Grace");
      LogIn login =
          store.in(() -> sessions.logInAs(logIn(key).session(), user, DoorName.LOOKER, HERE));
      Session session = verify(login).orElseThrow();
      assertThat(session.caller()).isEqualTo(new Caller(user, false));
      assertThat(session.sudoUser()).contains(admin.user());
      assertThat(
              store.count(
                  "select count(*) from audit_event where action = 'session.log_in_as' and caller_id = ?1 and user_id = ?2",
                  admin.user().value(),
                  user.value()))
          .isOne();
    }

    @Test
    void is_for_administrators_only_and_for_users_who_may_log_in() {
      UserId user = user("Grace");
      UserId disabled = user("Alan");
      disable(disabled);
      Session session = logIn(key).session();
      Session hers =
          store.in(() -> sessions.logInAs(session, user, DoorName.LOOKER, HERE)).session();
      assertThatThrownBy(() -> store.in(() -> sessions.logInAs(hers, user, DoorName.LOOKER, HERE)))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(
              () -> store.in(() -> sessions.logInAs(session, disabled, DoorName.LOOKER, HERE)))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(
              () ->
                  store.in(
                      () -> sessions.logInAs(session, new UserId(999_999), DoorName.LOOKER, HERE)))
          .isInstanceOf(NotFoundException.class);
    }

    @Test
    void ends_when_the_administrator_is_none_any_more() {
      UserId second = user("Second");
      store.run(() -> beans.get(Roles.class).set(admin, second, Set.of(Role.ADMIN)));
      NewApiCredential own = store.in(() -> credentials.create(admin, second));
      LogIn login =
          store.in(
              () -> sessions.logInAs(logIn(own).session(), user("Grace"), DoorName.LOOKER, HERE));
      assertThat(verify(login)).isPresent();
      store.run(() -> beans.get(Roles.class).set(admin, second, Set.of()));
      deliverEvents();
      assertThat(verify(login)).isEmpty();
    }

    private LogIn of(UserId administrator) {
      store.run(() -> beans.get(Roles.class).set(admin, administrator, Set.of(Role.ADMIN)));
      NewApiCredential own = store.in(() -> credentials.create(admin, administrator));
      return store.in(
          () -> sessions.logInAs(logIn(own).session(), user("Grace"), DoorName.LOOKER, HERE));
    }

    private boolean mayLogIn(UserId administrator) {
      return store.in(() -> beans.get(Persons.class).isActiveAdministrator(administrator));
    }

    private void setAccount(String change) {
      store.run(() -> Sql.update(store.entityManager(), "update local_account set " + change));
      sessions.cache.forgetAll();
    }

    @Test
    void is_over_while_the_account_of_the_administrator_bars_him() {
      UserId second = user("Second");
      store.run(
          () ->
              Sql.update(
                  store.entityManager(), LOCAL_ACCOUNT, second.value(), beans.clock().instant()));
      LogIn login = of(second);
      assertThat(verify(login)).isPresent();
      assertThat(mayLogIn(second)).isTrue();

      for (String bar :
          List.of(
              "locked_at = sign_up_at",
              "locked_at = null, approval_status = 'rejected'",
              "approval_status = 'approved', sign_up_status = 'before_confirmation'")) {
        setAccount(bar);
        assertThat(verify(login)).as(bar).isEmpty();
        assertThat(mayLogIn(second)).as(bar).isFalse();
      }
    }

    @Test
    void ends_with_all_sessions_of_the_administrator() {
      UserId second = user("Second");
      LogIn login = of(second);
      assertThat(verify(login)).isPresent();

      store.run(() -> sessions.endAll(new Caller(second, true), second));

      assertThat(verify(login)).isEmpty();
      assertThat(
              store.count("select count(*) from session where sudo_user_id = ?1", second.value()))
          .isZero();
    }
  }

  @Nested
  class AnApiCredential {

    @Test
    void is_listed_and_found_without_its_secret() {
      ApiCredential known = key.credential();
      assertThat(store.in(() -> credentials.list(admin, admin.user()))).containsExactly(known);
      assertThat(store.in(() -> credentials.get(admin, admin.user(), known.id()))).isEqualTo(known);
      assertThat(store.in(() -> credentials.owner(known.clientId()))).contains(admin.user());
      assertThat(store.in(() -> credentials.of(List.of(admin.user(), new UserId(9_999)))))
          .containsOnlyKeys(admin.user());
    }

    @Test
    void ends_its_sessions_when_it_is_deleted_or_disabled() {
      UserId user = user("Grace");
      NewApiCredential own = store.in(() -> credentials.create(admin, user));
      LogIn login = logIn(own);
      verify(login);
      long id = own.credential().id();
      store.run(() -> credentials.setDisabled(admin, user, id, true));
      deliverEvents();
      assertThat(verify(login)).isEmpty();
      assertThat(logIn(own.credential().clientId(), own.secret())).isEmpty();
      store.run(() -> credentials.setDisabled(admin, user, id, false));
      assertThat(verify(login)).isPresent();
      store.run(() -> credentials.delete(admin, user, id));
      deliverEvents();
      assertThat(verify(login)).isEmpty();
      assertThatThrownBy(() -> store.run(() -> credentials.delete(admin, user, id)))
          .isInstanceOf(NotFoundException.class);
    }

    @Test
    void is_of_one_user_and_for_administrators_to_create() {
      UserId user = user("Grace");
      Caller grace = new Caller(user, false);
      assertThatThrownBy(() -> store.in(() -> credentials.create(grace, user)))
          .isInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> store.in(() -> credentials.get(admin, user, key.credential().id())))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> store.in(() -> credentials.list(grace, admin.user())))
          .isInstanceOf(AccessDeniedException.class);
      assertThat(store.in(() -> credentials.list(grace, user))).isEmpty();
      assertThatThrownBy(() -> store.in(() -> credentials.create(admin, new UserId(999_999))))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Nested
  class TheFirstAdministrator {

    private void configure(String id, String secret) {
      store.run(() -> beans.get(FirstAdministrator.class).configure(id, secret));
    }

    @Test
    void is_generated_once() {
      assertThat(store.in(() -> beans.get(FirstAdministrator.class).generate())).isEmpty();
    }

    @Test
    void is_who_is_there_already_when_a_credential_is_configured() {
      configure("admin", "s3cret");
      LogIn login = logIn("admin", "s3cret").orElseThrow();
      assertThat(login.session().caller()).isEqualTo(admin);
      assertThat(logIn(key).session().caller()).isEqualTo(admin);
      assertThat(
              store.count(
                  "select count(*) from api_credential where configured and secret_hash like '$argon2id$%'"))
          .isOne();
    }

    @Test
    void is_created_when_a_credential_is_configured_and_nobody_is_there() {
      store.run(() -> Sql.update(store.entityManager(), "delete from users"));
      configure("admin", "s3cret");
      assertThat(logIn("admin", "s3cret").orElseThrow().session().caller().administrator())
          .isTrue();
    }

    @Test
    void has_what_is_configured_now_and_not_what_was() {
      configure("admin", "old");
      configure("admin", "new");
      assertThat(logIn("admin", "old")).isEmpty();
      assertThat(logIn("admin", "new")).isPresent();
      configure("root", "new");
      assertThat(logIn("admin", "new")).isEmpty();
      assertThat(logIn("root", "new")).isPresent();
      configure("root", "new");
      assertThat(store.count("select count(*) from api_credential")).isEqualTo(2);
    }

    @Test
    void gets_back_in_by_configuration() {
      configure("admin", "s3cret");
      UserId second = user("Second");
      store.run(() -> beans.get(Roles.class).set(admin, second, Set.of(Role.ADMIN)));
      Caller other = new Caller(second, true);
      store.run(() -> beans.get(Roles.class).set(other, admin.user(), Set.of()));
      configure("admin", "s3cret");
      assertThat(logIn("admin", "s3cret").orElseThrow().session().caller().administrator())
          .isTrue();
    }

    @Test
    void has_a_generated_credential_taken_over_if_it_is_configured() {
      configure("admin", "s3cret");
      configure(key.credential().clientId(), "chosen");
      assertThat(logIn(key.credential().clientId(), "chosen")).isPresent();
      assertThat(logIn("admin", "s3cret")).isEmpty();
    }
  }
}
