package org.precedent.attribute;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;

/**
 * Reads all that precedence needs of one user in one statement: the version of the metadata, the
 * user, his own values, and the values of his groups, nested ones and everybody's included. Plain
 * JDBC, because this is the hottest path.
 */
@ApplicationScoped
public class EffectiveReader {

  private static final int USER = 0;
  private static final int OWN = 1;

  // Expired values come along and are left out here: a time as parameter costs more than the few
  // rows. A group that one is in
  // twice comes twice, for the same reason.
  private static final String SQL =
      """
      select 0, m.version, 0, cast(null as bigint), cast(null as timestamp with time zone),
          u.first_name, u.last_name, u.email, u.login_name, u.directory
        from users u cross join metadata m where u.id = ?
      union all
      select 1, v.definition_id, 0, null, v.expires_at, v.plain_text, null, null, null, null
        from user_value v where v.user_id = ?%1$s
      union all
      select 2, v.definition_id, v.rank, g.id, v.expires_at, v.plain_text, g.name, null, null, null
        from membership s
        join group_closure c on c.group_id = s.group_id
        join group_value v on v.group_id = c.ancestor_id
        join user_groups g on g.id = v.group_id
        where s.user_id = ?%1$s
      union all
      select 2, v.definition_id, v.rank, g.id, v.expires_at, v.plain_text, g.name, null, null, null
        from group_value v join user_groups g on g.id = v.group_id
        where v.group_id = 1%1$s
      """;
  private static final String ALL_DEFINITIONS = SQL.formatted("");
  private static final String ONE_DEFINITION = SQL.formatted(" and v.definition_id = ?");
  private static final String SOME_DEFINITIONS = SQL.formatted(" and v.definition_id = any(?)");

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject Clock clock;

  private interface Binding {
    void bind(Connection connection, PreparedStatement statement) throws SQLException;
  }

  /** Everything about the user; empty if there is no such user. */
  Optional<EffectiveRows> read(UserId user) {
    return read(
        user,
        ALL_DEFINITIONS,
        (connection, statement) -> {
          statement.setLong(2, user.value());
          statement.setLong(3, user.value());
        });
  }

  /** The same, for some definitions only. */
  Optional<EffectiveRows> read(UserId user, Collection<DefinitionId> definitions) {
    if (definitions.size() == 1) {
      return readOne(user, definitions.iterator().next().value());
    }
    return read(
        user,
        SOME_DEFINITIONS,
        (connection, statement) -> {
          Array ids =
              connection.createArrayOf(
                  "bigint", definitions.stream().map(DefinitionId::value).toArray());
          statement.setLong(2, user.value());
          statement.setArray(3, ids);
          statement.setLong(4, user.value());
          statement.setArray(5, ids);
          statement.setArray(6, ids);
        });
  }

  private Optional<EffectiveRows> readOne(UserId user, long definition) {
    return read(
        user,
        ONE_DEFINITION,
        (connection, statement) -> {
          statement.setLong(2, user.value());
          statement.setLong(3, definition);
          statement.setLong(4, user.value());
          statement.setLong(5, definition);
          statement.setLong(6, definition);
        });
  }

  private Optional<EffectiveRows> read(UserId user, String sql, Binding binding) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, user.value());
      binding.bind(connection, statement);
      return rows(user, statement);
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  private Optional<EffectiveRows> rows(UserId user, PreparedStatement statement)
      throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next() || row.getInt(1) != USER) {
        return Optional.empty();
      }
      EffectiveRows rows = new EffectiveRows(row.getLong(2), facts(user, row));
      while (row.next()) {
        if (isExpired(row)) {
          continue;
        }
        if (row.getInt(1) == OWN) {
          rows.addOwn(row.getLong(2), content(row));
        } else {
          rows.addGroup(row.getLong(2), new Precedence.GroupLevel(group(row), content(row)));
        }
      }
      return Optional.of(rows);
    }
  }

  private boolean isExpired(ResultSet row) throws SQLException {
    Timestamp expiry = row.getTimestamp(5);
    return expiry != null && !expiry.toInstant().isAfter(clock.instant());
  }

  private static UserFacts facts(UserId user, ResultSet row) throws SQLException {
    boolean directoryUser = row.getString(10) != null;
    String loginName = row.getString(9);
    return new UserFacts(
        user,
        row.getString(6),
        row.getString(7),
        row.getString(8),
        directoryUser && loginName != null ? loginName : "");
  }

  private static Source.Group group(ResultSet row) throws SQLException {
    return new Source.Group(new GroupId(row.getLong(4)), row.getString(7), row.getInt(3));
  }

  private static Content content(ResultSet row) throws SQLException {
    String text = row.getString(6);
    return text == null ? Content.HIDDEN : new Content.Text(text);
  }
}
