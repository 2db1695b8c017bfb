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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;
import org.precedent.platform.database.StoreException;

/**
 * Reads all that precedence needs of one user in one statement: the versions of definitions and
 * groups, the user, his groups, his own values, what the directory says. What the groups bring is
 * remembered. Plain JDBC, because this is the hottest path.
 */
@ApplicationScoped
public class EffectiveReader {

  private static final String USER =
      """
      select m.version, g.version, u.first_name, u.last_name, u.email, u.login_name, u.directory,
          array(select s.group_id from membership s where s.user_id = u.id),
      """;
  private static final String FROM =
      """
       from users u cross join metadata m cross join group_metadata g
      """;

  /** One row, with the value if there is one. */
  private static final String ONE_DEFINITION =
      USER
          + " v.definition_id, v.plain_text, v.expires_at, d.definition_id, d.plain_text"
          + FROM
          + " left join user_value v on v.user_id = u.id and v.definition_id = ?"
          + " left join directory_value d on d.user_id = u.id and d.definition_id = ?"
          + " where u.id = ?";

  private static final String SELECTED = " and definition_id = any(?)";

  private static final String ALL_DEFINITIONS = several("");
  private static final String SOME_DEFINITIONS = several(SELECTED);

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject GroupCache groups;
  @Inject Clock clock;

  /** The first row is the user's, each other one a value. */
  private static String several(String selected) {
    return USER
        + " cast(null as bigint), null, cast(null as timestamp with time zone),"
        + " cast(null as bigint), cast(null as varchar)"
        + FROM
        + """
           where u.id = ?
          union all
          select null, null, null, null, null, null, null, null,
              definition_id, plain_text, expires_at, null, null
            from user_value where user_id = ?
          """
        + selected
        + """
           union all
          select null, null, null, null, null, null, null, null,
              null, null, null, definition_id, plain_text
            from directory_value where user_id = ?
          """
        + selected;
  }

  private interface Binding {
    void bind(Connection connection, PreparedStatement statement) throws SQLException;
  }

  /** Everything about the user; empty if there is no such user. */
  public Optional<EffectiveRows> read(UserId user) {
    return read(
        user,
        ALL_DEFINITIONS,
        (connection, statement) -> {
          statement.setLong(1, user.value());
          statement.setLong(2, user.value());
          statement.setLong(3, user.value());
        });
  }

  /** The same, for some definitions only. */
  public Optional<EffectiveRows> read(UserId user, Collection<DefinitionId> definitions) {
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
          statement.setLong(1, user.value());
          statement.setLong(2, user.value());
          statement.setArray(3, ids);
          statement.setLong(4, user.value());
          statement.setArray(5, ids);
        });
  }

  /** What membership of these groups brings, not older than {@code version}. */
  public List<GroupLevels> levels(List<Long> memberships, long version) {
    try (Connection connection = database.getConnection()) {
      return groups.of(connection, version, memberships);
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  private Optional<EffectiveRows> readOne(UserId user, long definition) {
    return read(
        user,
        ONE_DEFINITION,
        (connection, statement) -> {
          statement.setLong(1, definition);
          statement.setLong(2, definition);
          statement.setLong(3, user.value());
        });
  }

  private Optional<EffectiveRows> read(UserId user, String sql, Binding binding) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(connection, statement);
      return rows(user, connection, statement);
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  private Optional<EffectiveRows> rows(
      UserId user, Connection connection, PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next() || row.getLong(1) == 0) {
        return Optional.empty();
      }
      Instant now = clock.instant();
      List<Long> memberships = memberships(row);
      EffectiveRows rows =
          new EffectiveRows(
              row.getLong(1),
              row.getLong(2),
              UserFacts.of(user, row, 3),
              memberships,
              groups.of(connection, row.getLong(2), memberships),
              now);
      do {
        addOwn(rows, row, now);
        addPaired(rows, row);
      } while (row.next());
      return Optional.of(rows);
    }
  }

  private static List<Long> memberships(ResultSet row) throws SQLException {
    Object[] direct = (Object[]) row.getArray(8).getArray();
    List<Long> ids = new ArrayList<>(direct.length + 1);
    ids.add(GroupId.ALL_USERS.value());
    for (Object id : direct) {
      ids.add((Long) id);
    }
    return ids;
  }

  private static void addOwn(EffectiveRows rows, ResultSet row, Instant now) throws SQLException {
    long definition = row.getLong(9);
    if (definition == 0) {
      return;
    }
    Timestamp expiry = row.getTimestamp(11);
    if (expiry == null || expiry.toInstant().isAfter(now)) {
      rows.addOwn(definition, Content.stored(row.getString(10)));
    }
  }

  private static void addPaired(EffectiveRows rows, ResultSet row) throws SQLException {
    long definition = row.getLong(12);
    if (definition != 0) {
      rows.addPaired(definition, Content.stored(row.getString(13)));
    }
  }
}
