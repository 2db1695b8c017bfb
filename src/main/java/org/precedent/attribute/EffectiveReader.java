package org.precedent.attribute;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
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
  private static final String ONLY = " and %s.definition_id = any(?)";

  private static final String SQL =
      """
      select 0, m.version, 0, u.first_name, u.last_name, u.email, u.login_name, u.directory
        from users u cross join metadata m where u.id = ?
      union all
      select 1, v.definition_id, 0, v.plain_text, null, null, null, null
        from user_value v
        where v.user_id = ? and (v.expires_at is null or v.expires_at > ?)%s
      union all
      select 2, v.definition_id, v.rank, v.plain_text, g.name, cast(g.id as varchar(20)), null, null
        from (select c.ancestor_id as id from membership s join group_closure c on c.group_id = s.group_id
                where s.user_id = ?
              union select cast(1 as bigint)) e
        join group_value v on v.group_id = e.id
        join user_groups g on g.id = e.id
        where (v.expires_at is null or v.expires_at > ?)%s
      """;
  private static final String ALL_DEFINITIONS = SQL.formatted("", "");
  private static final String SOME_DEFINITIONS =
      SQL.formatted(ONLY.formatted("v"), ONLY.formatted("v"));

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject Clock clock;

  /** Everything about the user; empty if there is no such user. */
  Optional<EffectiveRows> read(UserId user) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ALL_DEFINITIONS)) {
      OffsetDateTime now = OffsetDateTime.now(clock);
      statement.setLong(1, user.value());
      statement.setLong(2, user.value());
      statement.setObject(3, now);
      statement.setLong(4, user.value());
      statement.setObject(5, now);
      return rows(user, statement);
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  /** The same, for some definitions only. */
  Optional<EffectiveRows> read(UserId user, Collection<DefinitionId> definitions) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SOME_DEFINITIONS)) {
      Array ids =
          connection.createArrayOf(
              "bigint", definitions.stream().map(DefinitionId::value).toArray());
      OffsetDateTime now = OffsetDateTime.now(clock);
      statement.setLong(1, user.value());
      statement.setLong(2, user.value());
      statement.setObject(3, now);
      statement.setArray(4, ids);
      statement.setLong(5, user.value());
      statement.setObject(6, now);
      statement.setArray(7, ids);
      return rows(user, statement);
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  private static Optional<EffectiveRows> rows(UserId user, PreparedStatement statement)
      throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next() || row.getInt(1) != USER) {
        return Optional.empty();
      }
      EffectiveRows rows = new EffectiveRows(row.getLong(2), facts(user, row));
      while (row.next()) {
        if (row.getInt(1) == OWN) {
          rows.addOwn(row.getLong(2), content(row));
        } else {
          rows.addGroup(row.getLong(2), new Precedence.GroupLevel(group(row), content(row)));
        }
      }
      return Optional.of(rows);
    }
  }

  private static UserFacts facts(UserId user, ResultSet row) throws SQLException {
    boolean directoryUser = row.getString(8) != null;
    String loginName = row.getString(7);
    return new UserFacts(
        user,
        row.getString(4),
        row.getString(5),
        row.getString(6),
        directoryUser && loginName != null ? loginName : "");
  }

  private static Source.Group group(ResultSet row) throws SQLException {
    return new Source.Group(new GroupId(row.getLong(6)), row.getString(5), row.getInt(3));
  }

  private static Content content(ResultSet row) throws SQLException {
    String text = row.getString(4);
    return text == null ? Content.HIDDEN : new Content.Text(text);
  }
}
