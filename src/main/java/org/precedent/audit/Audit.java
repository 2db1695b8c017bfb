package org.precedent.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;

/**
 * The record of what happened: one row per action, written in the transaction of the action, so
 * that there is neither an action without its row nor a row without its action. Thread-safe.
 */
@ApplicationScoped
public class Audit {

  private static final String INSERT =
      """
      insert into audit_event (happened_at, caller_id, action, user_id, group_id, definition_id, name)
      values (?1, ?2, ?3, cast(?4 as bigint), cast(?5 as bigint), cast(?6 as bigint), cast(?7 as varchar))
      """;

  private static final String INSERT_WITH_WAY =
      """
      insert into audit_event (happened_at, caller_id, action, user_id, name, door, mechanism,
          remote_address, on_behalf_of)
        values (?1, cast(?2 as bigint), ?3, cast(?4 as bigint), cast(?5 as varchar), ?6,
          cast(?7 as varchar), ?8, cast(?9 as varchar))
      """;

  private static final String INSERT_OF_SERVER =
      """
      insert into audit_event (happened_at, caller_id, action, %s)
        select cast(? as timestamp with time zone), 0, cast(? as varchar), t.id
          from unnest(cast(? as bigint array)) as t(id)
      """;

  private static final String INSERT_OF_MEMBERS =
      """
      insert into audit_event (happened_at, caller_id, action, group_id, user_id)
        select cast(? as timestamp with time zone), 0, cast(? as varchar), t.a, t.b
          from unnest(cast(? as bigint array), cast(? as bigint array)) as t(a, b)
      """;

  private static final String INSERT_OF_NESTING =
      """
      insert into audit_event (happened_at, caller_id, action, group_id, name)
        select cast(? as timestamp with time zone), 0, cast(? as varchar), t.a,
            cast(t.b as varchar)
          from unnest(cast(? as bigint array), cast(? as bigint array)) as t(a, b)
      """;

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;

  /**
   * Records an action of the caller's transaction.
   *
   * @param caller who did it; of a session as somebody else, the user for whom it acts
   */
  public void record(UserId caller, Action action, Subject subject) {
    Sql.update(
        entityManager,
        INSERT,
        clock.instant(),
        caller.value(),
        action.stored(),
        subject.user().map(UserId::value).orElse(null),
        subject.group().map(GroupId::value).orElse(null),
        subject.definition().orElse(null),
        subject.name().orElse(null));
  }

  /**
   * Records that somebody came, or tried to.
   *
   * @param caller who did it; empty if he has not shown who he is
   * @param subject of which the user and the name are kept
   */
  public void record(Optional<UserId> caller, Action action, Subject subject, Way way) {
    Sql.update(
        entityManager,
        INSERT_WITH_WAY,
        clock.instant(),
        caller.map(UserId::value).orElse(null),
        action.stored(),
        subject.user().map(UserId::value).orElse(null),
        subject.name().orElse(null),
        way.door(),
        way.mechanism().orElse(null),
        way.address(),
        way.onBehalfOf().orElse(null));
  }

  /**
   * Records what the server itself did to users, because the directory says so; the caller is 0.
   *
   * @param connection of the transaction in which it does it
   */
  public void recordOfUsers(Connection connection, Action action, Collection<Long> users)
      throws SQLException {
    recordOfServer(connection, action, users, "user_id");
  }

  /** The same of groups. */
  public void recordOfGroups(Connection connection, Action action, Collection<Long> groups)
      throws SQLException {
    recordOfServer(connection, action, groups, "group_id");
  }

  /**
   * Records that the server took users out of groups.
   *
   * @param groups as many as users: each user out of the group in the same place
   */
  public void recordOfMembers(Connection connection, List<Long> groups, List<Long> users)
      throws SQLException {
    record(connection, INSERT_OF_MEMBERS, Action.MEMBER_REMOVED, groups, users);
  }

  /**
   * Records that the server took groups out of groups.
   *
   * @param parents as many as children: each child out of the parent in the same place
   */
  public void recordOfNesting(Connection connection, List<Long> parents, List<Long> children)
      throws SQLException {
    record(connection, INSERT_OF_NESTING, Action.GROUP_UNNESTED, parents, children);
  }

  private void record(
      Connection connection, String sql, Action action, List<Long> groups, List<Long> others)
      throws SQLException {
    if (groups.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      statement.setString(2, action.stored());
      statement.setArray(3, connection.createArrayOf("bigint", groups.toArray()));
      statement.setArray(4, connection.createArrayOf("bigint", others.toArray()));
      statement.executeUpdate();
    }
  }

  private void recordOfServer(
      Connection connection, Action action, Collection<Long> ids, String column)
      throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(INSERT_OF_SERVER.formatted(column))) {
      statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      statement.setString(2, action.stored());
      statement.setArray(3, connection.createArrayOf("bigint", ids.toArray()));
      statement.executeUpdate();
    }
  }
}
