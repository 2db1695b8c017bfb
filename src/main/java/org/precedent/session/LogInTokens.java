package org.precedent.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.platform.Constraints;
import org.precedent.platform.ResultRow;
import org.precedent.platform.Sql;
import org.precedent.platform.settings.Settings;

/**
 * Tokens with which a client logs in again without a password. Only their hashes are kept. Each
 * dies with the session that made it, so also with whatever ends that: log-out, a disabled user. No
 * token, nor one made with its help, is good for longer than a session after the last log-in by
 * something else.
 */
@Stateless
public class LogInTokens {

  private static final String REDEEM =
      """
      select s.user_id, s.api_credential_id, t.ttl_seconds, coalesce(s.rooted_at, s.created_at), t.single_use
      from log_in_token t join session s on s.id = t.session_id
      where t.token_hash = ?1 and t.expires_at > ?2 and s.expires_at > ?2 and t.logs_in
        and (t.origin is null or t.origin = ?3)
      """;

  private static final String LOCK_SESSION =
      """
      select id from session
        where id = (select session_id from log_in_token where token_hash = ?1 and expires_at > ?2)
          and expires_at > ?2 for update
      """;

  /** Of one session. */
  private static final int MAX_TOKENS = 100;

  private static final String DELETE_OLDER =
      """
      delete from log_in_token where session_id = ?1 and number <=
        (select number from log_in_token where session_id = ?1
          order by number desc offset %d rows fetch next 1 rows only)
      """
          .formatted(MAX_TOKENS);

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Settings settings;
  @Inject SessionStore sessions;

  /**
   * A log-in by a token.
   *
   * @param token its hash, for {@link #used} and {@link #forget}
   * @param until when a password must be shown again at the latest, however much it is used
   */
  public record Redeemed(LogIn logIn, TokenHash token, Duration ttl, Instant until) {}

  /**
   * Makes a token, in the name of a session, of which the {@value #MAX_TOKENS} newest live.
   *
   * @throws NotFoundException if the session ended meanwhile
   */
  public Token create(Session session, LogInToken content) {
    Token token = new Token(RandomText.token64());
    try {
      insert(token, session, content);
    } catch (PersistenceException failure) {
      if (Constraints.isViolated(failure, "log_in_token_session")) {
        throw new NotFoundException("session");
      }
      throw failure;
    }
    Sql.update(entityManager, DELETE_OLDER, session.id());
    return token;
  }

  private void insert(Token token, Session session, LogInToken content) {
    Sql.update(
        entityManager,
        """
        insert into log_in_token (token_hash, session_id, ttl_seconds, expires_at, origin, single_use, logs_in)
        values (?1, ?2, ?3, ?4, cast(?5 as varchar), ?6, ?7)
        """,
        token.hash().bytes(),
        session.id(),
        (int) content.ttl().toSeconds(),
        clock.instant().plus(content.ttl()),
        content.origin().map(Origin::cut).orElse(null),
        content.singleUse(),
        content.logsIn());
  }

  /**
   * Begins a session of the user whose token it is.
   *
   * @param door for the audit
   * @return empty if there is no such token, or it is not good for that origin
   */
  public Optional<Redeemed> redeem(String token, DoorName door, Origin origin) {
    TokenHash hash = TokenHash.of(token);
    return Sql.rows(
            entityManager, REDEEM, hash.bytes(), clock.instant(), origin.remoteAddress().orElse(""))
        .stream()
        .findFirst()
        .flatMap(row -> redeem(hash, row, door, origin));
  }

  private Optional<Redeemed> redeem(TokenHash hash, ResultRow row, DoorName door, Origin origin) {
    UserId user = new UserId(row.number());
    Optional<Long> credential = row.optionalNumber();
    Duration ttl = Duration.ofSeconds(row.number());
    Instant rootedAt = row.time();
    Instant until = rootedAt.plus(settings.get(Settings.APPS).lifetime(origin.application()));
    LogInSource source =
        LogInSource.of(door, origin.remoteAddress().orElse("")).by(Mechanism.TOKEN);
    // Of two who use it at the same time, one deletes it, or either renews it.
    boolean alive = row.flag() ? forget(hash) : used(hash, ttl, until);
    return alive
        ? sessions
            .continued(user, credential, origin, rootedAt, source)
            .map(logIn -> new Redeemed(logIn, hash, ttl, until))
        : Optional.empty();
  }

  /**
   * Lets a token live its whole time again, and the session that made it as long at least; neither
   * if either is dead.
   *
   * @param until when both end nevertheless
   * @return whether there still is such a token
   */
  public boolean used(TokenHash token, Duration ttl, Instant until) {
    Instant now = clock.instant();
    Instant renewed = now.plus(ttl);
    Instant end = renewed.isAfter(until) ? until : renewed;
    // First the session, as whoever ends it does: its tokens go with it.
    Optional<Long> session =
        Sql.rows(entityManager, LOCK_SESSION, token.bytes(), now).stream()
            .findFirst()
            .map(ResultRow::number);
    boolean alive = session.isPresent() && renewed(token, now, end);
    if (alive) {
      Sql.update(
          entityManager,
          "update session set expires_at = ?1 where expires_at < ?1 and id = ?2",
          end,
          session.get());
    }
    return alive;
  }

  private boolean renewed(TokenHash token, Instant now, Instant end) {
    return Sql.update(
            entityManager,
            "update log_in_token set expires_at = ?1 where token_hash = ?2 and expires_at > ?3",
            end,
            token.bytes(),
            now)
        > 0;
  }

  /**
   * Deletes a token.
   *
   * @return whether there was one
   */
  public boolean forget(TokenHash token) {
    return Sql.update(
            entityManager, "delete from log_in_token where token_hash = ?1", token.bytes())
        > 0;
  }

  /**
   * Ends a session whose connection is gone; one that made tokens lives on without it until the
   * last of them is dead.
   */
  public void leave(Session session) {
    Sql.update(
        entityManager,
        "delete from log_in_token where expires_at <= ?1 and session_id = ?2",
        clock.instant(),
        session.id());
    int living =
        Sql.update(
            entityManager,
            """
            update session set expires_at =
                (select max(t.expires_at) from log_in_token t where t.session_id = session.id)
              where id = ?1 and exists (select 1 from log_in_token t where t.session_id = session.id)
            """,
            session.id());
    if (living == 0) {
      sessions.end(session);
    }
  }

  /** Deletes some that are expired, and so dead already: this keeps the table small. */
  public void deleteExpired() {
    Sql.update(
        entityManager,
        """
        delete from log_in_token where token_hash in
          (select token_hash from log_in_token where expires_at <= ?1 limit 1000)
        """,
        clock.instant());
  }
}
