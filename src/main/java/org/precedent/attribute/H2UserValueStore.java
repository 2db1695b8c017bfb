package org.precedent.attribute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.precedent.audit.Action;
import org.precedent.identity.UserId;

/**
 * H2 has {@code on conflict do nothing}, but no {@code do update}: an update, and where there is
 * nothing to update, an insert; again an update if somebody else inserted meanwhile.
 */
final class H2UserValueStore implements UserValueStore {

  private static final String CURRENT = "select 1 from metadata where version = ?";

  private static final String UPDATE =
      """
      update user_value set plain_text = ?1, ciphertext = ?2, key_id = ?3,
          created_at = case when expires_at <= ?4 then ?4 else created_at end, expires_at = null,
          version = version + 1, set_at = ?4, set_by = ?5
        where user_id = ?6 and definition_id = ?7
      """;

  private static final String INSERT =
      """
      insert into user_value (plain_text, ciphertext, key_id, created_at, set_at, set_by, user_id, definition_id)
        values (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7) on conflict do nothing
      """;

  private static final String LOCK_USER = "select id from users where id = ? for update";
  private static final String LOCK_DEFINITION = "select id from definition where id = ? for update";

  private static final String DELETE =
      "delete from user_value where user_id = ? and definition_id = ?";

  private static final String AUDIT =
      "insert into audit_event (happened_at, caller_id, action, user_id, definition_id) values (?, ?, ?, ?, ?)";

  @Override
  public boolean upsert(Connection connection, ValueWrite write) throws SQLException {
    return H2Transactions.in(connection, () -> upsertAudited(connection, write));
  }

  private static boolean upsertAudited(Connection connection, ValueWrite write)
      throws SQLException {
    if (!isCurrent(connection, write.metadataVersion())) {
      return false;
    }
    if (!write(connection, UPDATE, write) && !insert(connection, write)) {
      return false;
    }
    audit(
        connection,
        Action.USER_VALUE_SET,
        write.user(),
        write.definition(),
        write.setBy(),
        write.now());
    return true;
  }

  // H2 does not lock what a foreign key refers to: a user or a definition deleted meanwhile would
  // leave the value behind.
  private static boolean insert(Connection connection, ValueWrite write) throws SQLException {
    lock(connection, LOCK_USER, write.user().value());
    lock(connection, LOCK_DEFINITION, write.definition().value());
    return isCurrent(connection, write.metadataVersion())
        && (write(connection, INSERT, write) || write(connection, UPDATE, write));
  }

  private static void lock(Connection connection, String sql, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      statement.executeQuery().close();
    }
  }

  @Override
  public boolean delete(
      Connection connection,
      UserId user,
      DefinitionId definition,
      UserId deletedBy,
      OffsetDateTime now)
      throws SQLException {
    return H2Transactions.in(
        connection, () -> deleteAudited(connection, user, definition, deletedBy, now));
  }

  private static boolean deleteAudited(
      Connection connection,
      UserId user,
      DefinitionId definition,
      UserId deletedBy,
      OffsetDateTime now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setLong(1, user.value());
      statement.setLong(2, definition.value());
      if (statement.executeUpdate() == 0) {
        return false;
      }
    }
    audit(connection, Action.USER_VALUE_DELETED, user, definition, deletedBy, now);
    return true;
  }

  private static boolean isCurrent(Connection connection, long version) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CURRENT)) {
      statement.setLong(1, version);
      try (var row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static boolean write(Connection connection, String sql, ValueWrite write)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      StoredTexts.bind(statement, 1, write.text());
      statement.setObject(4, write.now());
      statement.setLong(5, write.setBy().value());
      statement.setLong(6, write.user().value());
      statement.setLong(7, write.definition().value());
      return statement.executeUpdate() > 0;
    }
  }

  private static void audit(
      Connection connection,
      Action action,
      UserId user,
      DefinitionId definition,
      UserId caller,
      OffsetDateTime now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(AUDIT)) {
      statement.setObject(1, now);
      statement.setLong(2, caller.value());
      statement.setString(3, action.stored());
      statement.setLong(4, user.value());
      statement.setLong(5, definition.value());
      statement.executeUpdate();
    }
  }
}
