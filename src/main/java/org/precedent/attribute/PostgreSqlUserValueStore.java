package org.precedent.attribute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.precedent.audit.Action;
import org.precedent.identity.UserId;

/** One statement, thus one round trip, for value and audit row together. */
final class PostgreSqlUserValueStore implements UserValueStore {

  private static final String UPSERT =
      """
      with written as (
        insert into user_value as v (user_id, definition_id, plain_text, ciphertext, key_id, set_by, set_at, created_at)
        select i.user_id, i.definition_id, i.plain_text, i.ciphertext, i.key_id, i.set_by, i.set_at, i.set_at
        from (select ?::bigint, ?::bigint, ?::varchar, ?::bytea, ?::integer, ?::bigint, ?::timestamptz)
            as i (user_id, definition_id, plain_text, ciphertext, key_id, set_by, set_at)
        cross join metadata where version = ?
        on conflict (user_id, definition_id) do update set
          plain_text = excluded.plain_text, ciphertext = excluded.ciphertext, key_id = excluded.key_id,
          created_at = case when v.expires_at <= excluded.set_at then excluded.created_at else v.created_at end,
          expires_at = null, version = v.version + 1, set_by = excluded.set_by, set_at = excluded.set_at
        returning user_id, definition_id, set_by, set_at)
      insert into audit_event (happened_at, caller_id, action, user_id, definition_id)
        select set_at, set_by, ?, user_id, definition_id from written
      """;

  private static final String DELETE =
      """
      with deleted as (
        delete from user_value where user_id = ? and definition_id = ? returning user_id, definition_id)
      insert into audit_event (happened_at, caller_id, action, user_id, definition_id)
        select ?, ?, ?, user_id, definition_id from deleted
      """;

  @Override
  public boolean upsert(Connection connection, ValueWrite write) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setLong(1, write.user().value());
      statement.setLong(2, write.definition().value());
      StoredTexts.bind(statement, 3, write.text());
      statement.setLong(6, write.setBy().value());
      statement.setObject(7, write.now());
      statement.setLong(8, write.metadataVersion());
      statement.setString(9, Action.USER_VALUE_SET.stored());
      return statement.executeUpdate() > 0;
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
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setLong(1, user.value());
      statement.setLong(2, definition.value());
      statement.setObject(3, now);
      statement.setLong(4, deletedBy.value());
      statement.setString(5, Action.USER_VALUE_DELETED.stored());
      return statement.executeUpdate() > 0;
    }
  }
}
