package org.precedent.attribute;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.NotFoundException;
import org.precedent.platform.Constraints;

/**
 * Reads and writes the tables of values, in the caller's transaction if there is one. What is
 * expired is not there. Thread-safe.
 */
@ApplicationScoped
public class ValueRows {

  private static final String SELECT =
      """
      select v.{key}, v.plain_text, v.ciphertext, v.key_id, v.created_at, v.set_at, v.expires_at, v.version
        from {table} v where v.{owner} = ?{and namespace}
          and (v.expires_at is null or v.expires_at > ?)
      """;
  private static final String KEYS =
      "select v.{key} from {table} v where v.{owner} = ?{and namespace}"
          + " and (v.expires_at is null or v.expires_at > ?)";
  private static final String SOME = " and v.{key} = any(?)";

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject ValueTableStore store;

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** See {@link ValueTableStore#write}. */
  WriteCount write(ValueTable table, WriteMode mode, List<ValueRow> rows, Stamp stamp) {
    return with(connection -> store.write(connection, table, mode, rows, stamp));
  }

  /** See {@link ValueTableStore#setExpiry}. */
  WriteCount setExpiry(ValueTable table, List<ValueRow> rows, Stamp stamp) {
    return with(connection -> store.setExpiry(connection, table, rows, stamp));
  }

  /** See {@link ValueTableStore#delete}. */
  WriteCount delete(ValueTable table, long owner, Collection<?> keys, Stamp stamp) {
    return with(connection -> store.delete(connection, table, owner, keys, stamp));
  }

  /** See {@link ValueTableStore#delete}. */
  WriteCount delete(ValueTable table, List<ValueRow> rows, Stamp stamp) {
    return with(connection -> store.delete(connection, table, rows, stamp));
  }

  /** See {@link ValueTableStore#lockOwners}. */
  Set<Long> lockOwners(ValueTable table, Collection<Long> owners) {
    return with(connection -> store.lockOwners(connection, table, owners));
  }

  /** All values of an owner. */
  List<StoredValue> all(ValueTable table, long owner, Instant now) {
    return with(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(table.sql(SELECT))) {
            bind(statement, owner, now);
            return values(statement);
          }
        });
  }

  /** Those values of an owner that have one of the keys. */
  List<StoredValue> some(ValueTable table, long owner, Collection<?> keys, Instant now) {
    if (keys.isEmpty()) {
      return List.of();
    }
    return with(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(table.sql(SELECT + SOME))) {
            bind(statement, owner, now);
            statement.setArray(3, connection.createArrayOf(table.keyType(), keys.toArray()));
            return values(statement);
          }
        });
  }

  /** Which of the keys have a value. */
  List<Object> existing(ValueTable table, long owner, Collection<?> keys, Instant now) {
    if (keys.isEmpty()) {
      return List.of();
    }
    return with(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(table.sql(KEYS + SOME))) {
            bind(statement, owner, now);
            statement.setArray(3, connection.createArrayOf(table.keyType(), keys.toArray()));
            return keys(statement);
          }
        });
  }

  /** The keys of all values of an owner. */
  List<Object> keys(ValueTable table, long owner, Instant now) {
    return with(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(table.sql(KEYS))) {
            bind(statement, owner, now);
            return keys(statement);
          }
        });
  }

  private <T> T with(Work<T> work) {
    try (Connection connection = database.getConnection()) {
      return work.on(connection);
    } catch (SQLException failure) {
      if (Constraints.isViolated(failure, "unmanaged_value_user")
          || Constraints.isViolated(failure, "user_value_user")) {
        throw new NotFoundException("user");
      }
      if (Constraints.isViolated(failure, "session_value_session")) {
        throw new SessionEndedException();
      }
      if (Constraints.isViolated(failure, "user_value_definition")) {
        throw new StaleDefinitionsException();
      }
      throw new StoreException(failure);
    }
  }

  private static void bind(PreparedStatement statement, long owner, Instant now)
      throws SQLException {
    statement.setLong(1, owner);
    statement.setObject(2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
  }

  private static List<Object> keys(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      List<Object> keys = new ArrayList<>();
      while (row.next()) {
        keys.add(row.getObject(1));
      }
      return keys;
    }
  }

  private static List<StoredValue> values(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      List<StoredValue> values = new ArrayList<>();
      while (row.next()) {
        values.add(
            new StoredValue(
                row.getObject(1),
                text(row),
                row.getTimestamp(5).toInstant(),
                row.getTimestamp(6).toInstant(),
                Optional.ofNullable(row.getTimestamp(7)).map(Timestamp::toInstant),
                row.getLong(8)));
      }
      return values;
    }
  }

  private static StoredText text(ResultSet row) throws SQLException {
    byte @Nullable [] ciphertext = row.getBytes(3);
    return ciphertext == null
        ? new StoredText(row.getString(2), null, null)
        : StoredText.sealed(ciphertext, row.getInt(4));
  }
}
