package org.precedent.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.platform.Constraints;
import org.precedent.platform.ResultRow;
import org.precedent.platform.Sql;
import org.precedent.platform.settings.Settings;

/**
 * The table of sessions. What is expired, or belongs to a user who is disabled, locked, not
 * approved or not signed up, or to an administrator who is one of these or none any more, is not
 * there for it.
 */
@Stateless
public class SessionStore {

  private static final int MAX_LIST = 1_000;

  private static final String FIND =
      """
      select s.id, s.user_id,
        exists (select 1 from user_role r where r.user_id = s.user_id and r.role = 'ADMIN'),
        s.sudo_user_id, s.api_credential_id, s.application, s.workspace, s.expires_at
      from session s
      join users u on u.id = s.user_id and not u.disabled
      left join api_credential c on c.id = s.api_credential_id
      where s.token_hash = ?1 and s.expires_at > ?2
        and (c.id is null or not c.disabled)
      """
          + " and not"
          + BarredAccounts.include("s.user_id")
          + """
             and (s.sudo_user_id is null or exists (select 1 from users a
              join user_role r on r.user_id = a.id and r.role = 'ADMIN'
              where a.id = s.sudo_user_id and not a.disabled and not
            """
          + BarredAccounts.include("a.id")
          + "))";

  private static final String DETAILS =
      """
      select id, application, remote_address, user_agent, created_at, expires_at, last_used_at
        from session where user_id = ?1 and expires_at > ?2
      """;

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Audit audit;
  @Inject Settings settings;
  @Inject SessionAnnouncements announcements;

  /** The session with that token. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Session> find(TokenHash hash) {
    return Sql.rows(entityManager, FIND, hash.bytes(), clock.instant()).stream()
        .findFirst()
        .map(row -> session(hash, row));
  }

  /**
   * Begins a session.
   *
   * @param sudoUser the administrator who acts as the user, if it is not himself
   * @param source for the audit
   * @return empty if the user or the credential is disabled
   * @throws NotFoundException if there is no such user
   */
  public Optional<LogIn> begin(
      UserId user,
      Optional<UserId> sudoUser,
      Optional<Long> apiCredential,
      Origin origin,
      LogInSource source) {
    return begin(user, sudoUser, apiCredential, origin, Optional.empty(), source);
  }

  /**
   * Begins a session of somebody who shows a token in place of a password.
   *
   * @param rootedAt when he last showed a password or a key: from then on the lifetime counts
   * @param source for the audit
   * @return empty if it would be over, or the user or the credential is disabled
   * @throws NotFoundException if there is no such user
   */
  public Optional<LogIn> continued(
      UserId user,
      Optional<Long> apiCredential,
      Origin origin,
      Instant rootedAt,
      LogInSource source) {
    return begin(user, Optional.empty(), apiCredential, origin, Optional.of(rootedAt), source);
  }

  private Optional<LogIn> begin(
      UserId user,
      Optional<UserId> sudoUser,
      Optional<Long> apiCredential,
      Origin origin,
      Optional<Instant> rootedAt,
      LogInSource source) {
    Token token = Token.random();
    Instant now = clock.instant();
    Duration lifetime = lifetime(origin.application(), now, rootedAt);
    SessionEntity session = new SessionEntity(token.hash(), user, origin, now, now.plus(lifetime));
    session.setSudoUser(sudoUser);
    session.setApiCredential(apiCredential);
    session.setRootedAt(rootedAt);
    entityManager.persist(session);
    flush();
    Optional<Session> begun = find(token.hash());
    if (begun.isEmpty()) {
      entityManager.remove(session);
      return Optional.empty();
    }
    audit.record(
        Optional.of(sudoUser.orElse(user)),
        sudoUser.isPresent() ? Action.LOGGED_IN_AS : Action.LOGGED_IN,
        Subject.of(user).named(origin.application()),
        source.way());
    return Optional.of(new LogIn(token, begun.get(), lifetime.toSeconds()));
  }

  private Duration lifetime(String application, Instant now, Optional<Instant> rootedAt) {
    Duration whole = settings.get(Settings.APPS).lifetime(application);
    return rootedAt.map(root -> Duration.between(now, root.plus(whole))).orElse(whole);
  }

  /** Ends a session. */
  public void end(Session session) {
    Sql.update(entityManager, "delete from session where id = ?1", session.id());
    announcements.send(new SessionMessage.OfToken(session.tokenHash()));
    audit.record(session.realUser(), Action.LOGGED_OUT, Subject.of(session.caller().user()));
  }

  /**
   * Ends one session of a user.
   *
   * @return whether he had it
   */
  public boolean end(Caller caller, UserId user, long id) {
    int ended =
        Sql.update(
            entityManager, "delete from session where id = ?1 and user_id = ?2", id, user.value());
    return ended(caller, user, ended) > 0;
  }

  /**
   * Ends all sessions of a user, also those in which he acts as somebody else.
   *
   * @param except the id of the one that stays; 0 for none
   * @return how many ended
   */
  public int endAll(Caller caller, UserId user, long except) {
    return ended(
        caller,
        user,
        Sql.update(
            entityManager,
            "delete from session where (user_id = ?1 or sudo_user_id = ?1) and id <> ?2",
            user.value(),
            except));
  }

  private int ended(Caller caller, UserId user, int ended) {
    if (ended > 0) {
      announcements.send(new SessionMessage.OfUser(user));
      audit.record(caller.user(), Action.SESSIONS_ENDED, Subject.of(user));
    }
    return ended;
  }

  /**
   * Lets a session live its whole lifetime again, from now on.
   *
   * @return when it ends now; empty if it ended meanwhile
   */
  public Optional<Instant> renew(Session session) {
    Instant now = clock.instant();
    Instant expiresAt =
        now.plus(settings.get(Settings.APPS).lifetime(session.application()))
            .truncatedTo(ChronoUnit.MICROS);
    int renewed =
        Sql.update(
            entityManager,
            "update session set expires_at = ?1 where id = ?2 and expires_at > ?3",
            expiresAt,
            session.id(),
            now);
    announcements.send(new SessionMessage.OfToken(session.tokenHash()));
    return renewed == 0 ? Optional.empty() : Optional.of(expiresAt);
  }

  /** The sessions of a user that are alive, the newest first, {@value #MAX_LIST} at most. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<SessionDetails> list(UserId user) {
    return details("order by id desc limit ?3", user, MAX_LIST);
  }

  /** The one with that id, if it is the user's and alive. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<SessionDetails> details(UserId user, long id) {
    return details("and id = ?3", user, id).stream().findFirst();
  }

  private List<SessionDetails> details(String end, UserId user, long parameter) {
    return Sql.rows(entityManager, DETAILS + end, user.value(), clock.instant(), parameter).stream()
        .map(SessionStore::details)
        .toList();
  }

  /** Writes down that these are being used. */
  public void markUsed(List<Long> sessions) {
    Instant now = clock.instant();
    Sql.update(
        entityManager,
        "update session set last_used_at = ?1 where id = any(?2) and last_used_at < ?1",
        now,
        Sql.array(sessions));
  }

  /** Changes what a session works on. */
  public void setWorkspace(Session session, Workspace workspace) {
    Sql.update(
        entityManager,
        "update session set workspace = ?1 where id = ?2",
        workspace.id(),
        session.id());
    announcements.send(new SessionMessage.OfToken(session.tokenHash()));
  }

  /**
   * Deletes some expired sessions.
   *
   * @param batch how many at most
   * @return how many there were
   */
  public int deleteExpired(int batch) {
    return Sql.update(
        entityManager,
        """
        delete from session where id in
          (select id from session where expires_at <= ?1 order by expires_at limit ?2)
        """,
        clock.instant(),
        batch);
  }

  private void flush() {
    try {
      entityManager.flush();
    } catch (PersistenceException failure) {
      if (Constraints.isViolated(failure, "session_caller")
          || Constraints.isViolated(failure, "session_sudo_user")
          || Constraints.isViolated(failure, "session_api_credential")) {
        throw new NotFoundException("user");
      }
      throw failure;
    }
  }

  private static SessionDetails details(ResultRow row) {
    return new SessionDetails(
        row.number(),
        row.text(),
        row.optionalText(),
        row.optionalText(),
        row.time(),
        row.time(),
        row.time());
  }

  private static Session session(TokenHash hash, ResultRow row) {
    return new Session(
        row.number(),
        hash,
        new Caller(new UserId(row.number()), row.flag()),
        row.optionalNumber().map(UserId::new),
        row.optionalNumber(),
        row.text(),
        Workspace.withId(row.text()).orElse(Workspace.PRODUCTION),
        row.time());
  }
}
