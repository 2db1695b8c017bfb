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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.platform.Constraints;
import org.precedent.platform.ResultRow;
import org.precedent.platform.Sql;

/** Who is connected to which node. Those of a node that was silent for a minute don't count. */
@Stateless
public class ConnectedSessions {

  private static final Duration SILENCE = Duration.ofMinutes(1);
  private static final Duration OBLIVION = Duration.ofHours(1);
  private static final int MAX_NAME = 400;

  private static final String SELECT =
      """
      select c.connection_id, c.session_id, s.user_id, c.kind, c.name, c.origin, c.secure, c.logged_in_at
        from door_connection c join session s on s.id = c.session_id join node n on n.id = c.node_id
        where s.expires_at > ?1 and n.seen_at > ?2
      """;

  private static final String OF_NOBODY = " where node_id not in (select id from node)";
  private static final String OF_THESE = " where node_id = ?2 and session_id = any(?3)";

  // As when a connection ends: those that made tokens live until the last of these is dead.
  private static final String END =
      """
      update session set expires_at = coalesce(
          (select max(t.expires_at) from log_in_token t where t.session_id = session.id and t.expires_at > ?1),
          cast(?1 as timestamp with time zone))
        where expires_at > ?1 and id in (select session_id from door_connection%s)
      """;
  private static final String END_ORPHANS = END.formatted(OF_NOBODY);
  private static final String END_THESE = END.formatted(OF_THESE);

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Nodes nodes;

  /**
   * Somebody has logged in on a connection to this node.
   *
   * @throws NotFoundException if the session ended meanwhile
   */
  public void add(ConnectedSession session) {
    if (Sql.rows(entityManager, "select 1 from node where id = ?1", nodes.id()).isEmpty()) {
      nodeIsThere();
    }
    try {
      insert(session);
    } catch (PersistenceException failure) {
      if (Constraints.isViolated(failure, "door_connection_session")) {
        throw new NotFoundException("session");
      }
      throw failure;
    }
  }

  private void insert(ConnectedSession session) {
    String name = session.name();
    Sql.update(
        entityManager,
        """
        insert into door_connection (session_id, connection_id, node_id, kind, name, origin, secure,
          logged_in_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """,
        session.session(),
        session.connection(),
        nodes.id(),
        session.kind(),
        name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name,
        Origin.cut(session.origin()),
        session.secure(),
        session.loggedInAt());
  }

  private boolean wasHeardOf(Instant since) {
    return !Sql.rows(
            entityManager, "select id from node where id = ?1 and seen_at > ?2", nodes.id(), since)
        .isEmpty();
  }

  /** The session is connected no more. */
  public void remove(long session) {
    Sql.update(entityManager, "delete from door_connection where session_id = ?1", session);
  }

  /** All that are alive, in the order of their log-ins. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<ConnectedSession> list() {
    return select(" order by c.logged_in_at, c.session_id");
  }

  /** The one of that connection, whatever text that is. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<ConnectedSession> find(String connection) {
    // PostgreSQL takes no U+0000.
    if (connection.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return select(" and c.connection_id = ?3", connection).stream().findFirst();
  }

  /**
   * Notes that this node is there, and forgets nodes that are not, with their connections and the
   * sessions of these.
   */
  public void nodeIsThere() {
    Instant now = clock.instant();
    boolean awake = wasHeardOf(now.minus(SILENCE));
    int updated =
        Sql.update(entityManager, "update node set seen_at = ?1 where id = ?2", now, nodes.id());
    if (updated == 0) {
      Sql.update(
          entityManager,
          "insert into node (id, seen_at) values (?1, ?2) on conflict do nothing",
          nodes.id(),
          now);
    }
    Instant oblivion = now.minus(OBLIVION);
    // After an outage of the database all look silent: who was silent himself forgets nobody.
    if (awake && Sql.update(entityManager, "delete from node where seen_at < ?1", oblivion) > 0) {
      Sql.update(entityManager, END_ORPHANS, now);
      Sql.update(entityManager, "delete from door_connection" + OF_NOBODY);
    }
  }

  /** The ids of the sessions that are connected to this node, as far as is written down. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Long> ofThisNode() {
    return Sql.rows(
            entityManager, "select session_id from door_connection where node_id = ?1", nodes.id())
        .stream()
        .map(ResultRow::number)
        .toList();
  }

  /** Ends sessions whose connections to this node are gone. */
  public void end(Collection<Long> sessions) {
    Sql.update(entityManager, END_THESE, clock.instant(), nodes.id(), Sql.array(sessions));
    Sql.update(
        entityManager,
        "delete from door_connection where node_id = ?1 and session_id = any(?2)",
        nodes.id(),
        Sql.array(sessions));
  }

  private List<ConnectedSession> select(String end, String... further) {
    Instant now = clock.instant();
    List<Object> parameters = new ArrayList<>(List.of(now, now.minus(SILENCE)));
    parameters.addAll(List.of(further));
    return Sql.rows(entityManager, SELECT + end, parameters.toArray()).stream()
        .map(ConnectedSessions::session)
        .toList();
  }

  private static ConnectedSession session(ResultRow row) {
    return new ConnectedSession(
        row.text(),
        row.number(),
        new UserId(row.number()),
        row.text(),
        row.text(),
        row.text(),
        row.flag(),
        row.time());
  }
}
