package org.precedent.session;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.platform.database.StoreException;

/** The last uses of sessions, for whoever has to find out who it was. */
@Stateless
public class SessionUseStore {

  // Of a session that has ended meanwhile, nothing is written.
  private static final String INSERT =
      """
      insert into session_use (session_id, used_at, application, remote_address, user_agent)
        select id, ?, ?, ?, ? from session where id = ?
      """;

  private static final String TRIM =
      """
      delete from session_use where id in (select u.id from
        (select id, row_number() over (partition by session_id order by id desc) as place
          from session_use where session_id = any(?1)) u where u.place > ?2)
      """;

  private static final String LIST =
      """
      select u.used_at, u.application, u.remote_address, u.user_agent
        from session_use u join session s on s.id = u.session_id
        where u.session_id = ?1 and s.user_id = ?2 order by u.id desc limit 100
      """;

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject SessionStore sessions;

  /** Writes down that sessions were used, and forgets their older uses. */
  public void write(UsedSessions.Batch batch) {
    // Also locks them, so that none ends in between.
    sessions.markUsed(batch.sessions());
    if (batch.uses().isEmpty()) {
      return;
    }
    insert(batch.uses());
    Long[] changed = batch.uses().stream().map(SessionUse::session).distinct().toArray(Long[]::new);
    Sql.update(entityManager, TRIM, changed, SessionUse.MAX);
  }

  /**
   * The last uses of a session of a user, the latest first, at most {@value SessionUse#MAX}.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is that user or an
   *     administrator
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<SessionUse> list(Caller caller, UserId user, long session) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    return Sql.rows(entityManager, LIST, session, user.value()).stream()
        .map(
            row ->
                new SessionUse(
                    session,
                    row.time(),
                    new Origin(row.text(), row.optionalText(), row.optionalText())))
        .toList();
  }

  private void insert(List<SessionUse> uses) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (SessionUse use : uses) {
        statement.setObject(1, use.at().atOffset(ZoneOffset.UTC));
        statement.setString(2, use.origin().application());
        statement.setString(3, use.origin().remoteAddress().orElse(null));
        statement.setString(4, use.origin().userAgent().orElse(null));
        statement.setLong(5, use.session());
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }
}
