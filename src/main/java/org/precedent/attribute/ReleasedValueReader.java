package org.precedent.attribute;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.precedent.platform.database.StoreException;

/** Reads what levels have for some attributes of one user, as it is stored, in one statement. */
@ApplicationScoped
public class ReleasedValueReader {

  // The user's row is there even if there are no values.
  private static final String SQL =
      """
      select m.version, u.first_name, u.last_name, u.email, u.login_name, u.directory,
          d.id, d.default_plain_text, d.default_ciphertext, d.default_key_id,
          o.plain_text, o.ciphertext, o.key_id,
          w.plain_text, w.ciphertext, w.key_id,
          g.group_id, g.rank, g.plain_text, g.ciphertext, g.key_id
        from users u cross join metadata m
        left join definition d on d.name = any(?)
        left join user_value o on o.user_id = u.id and o.definition_id = d.id
          and (o.expires_at is null or o.expires_at > ?)
        left join directory_value w on w.user_id = u.id and w.definition_id = d.id
        left join (group_value g
            join user_groups n on n.id = g.group_id and n.vanished_at is null)
          on g.definition_id = d.id and (g.expires_at is null or g.expires_at > ?)
          and g.group_id in (
            select c.ancestor_id from group_closure c where c.group_id = 1
            union
            select c.ancestor_id from group_closure c
              join membership s on s.group_id = c.group_id where s.user_id = ?)
        where u.id = ?
      """;

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject Clock clock;

  /** The levels of the attributes; empty if there is no such user. */
  Optional<ReleasedRows> read(UserId user, Collection<AttributeName> names) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SQL)) {
      OffsetDateTime now = OffsetDateTime.now(clock);
      statement.setArray(
          1,
          connection.createArrayOf("varchar", names.stream().map(AttributeName::text).toArray()));
      statement.setObject(2, now);
      statement.setObject(3, now);
      statement.setLong(4, user.value());
      statement.setLong(5, user.value());
      try (ResultSet row = statement.executeQuery()) {
        return rows(user, row);
      }
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  private static Optional<ReleasedRows> rows(UserId user, ResultSet row) throws SQLException {
    if (!row.next()) {
      return Optional.empty();
    }
    ReleasedRows rows = new ReleasedRows(row.getLong(1), UserFacts.of(user, row, 2));
    do {
      add(rows, row);
    } while (row.next());
    return Optional.of(rows);
  }

  private static void add(ReleasedRows rows, ResultSet row) throws SQLException {
    long definition = row.getLong(7);
    if (definition == 0) {
      return;
    }
    rows.addDefault(definition, text(row, 8));
    StoredText own = text(row, 11);
    if (own.plainText() != null || own.isSealed()) {
      rows.addOwn(definition, own);
    }
    StoredText ofDirectory = text(row, 14);
    if (ofDirectory.plainText() != null || ofDirectory.isSealed()) {
      rows.addOfDirectory(definition, ofDirectory);
    }
    long group = row.getLong(17);
    if (group != 0) {
      rows.addGroup(definition, new GroupId(group), row.getInt(18), text(row, 19));
    }
  }

  private static StoredText text(ResultSet row, int first) throws SQLException {
    return new StoredText(
        row.getString(first), row.getBytes(first + 1), row.getObject(first + 2, Integer.class));
  }
}
