package org.precedent.attribute.named;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
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
import org.precedent.attribute.JsonText;
import org.precedent.attribute.StaleDefinitionsException;
import org.precedent.attribute.StoredText;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.platform.Constraints;
import org.precedent.platform.database.StoreException;

/**
 * Reads and writes the tables of values, in the caller's transaction if there is one. What is
 * expired is not there. Thread-safe.
 */
@ApplicationScoped
public class ValueRows {

  /** The most that one call reads, in bytes as they are stored. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  /** The most names, or values, that are read without being asked for one by one. */
  static final int MAX_ALL = 100_000;

  /** So few values are never larger together. */
  private static final int FEW = MAX_BYTES / JsonText.MAX_BYTES;

  private static final String ROWS =
      "{table} v where v.{owner} = ?{and namespace}"
          + " and (v.expires_at is null or v.expires_at > ?)";
  private static final String SOME = " and v.{key} = any(?)";
  private static final String KEYS = "select v.{key} from " + ROWS;
  private static final String FEW_VALUES =
      "select v.{key}, v.plain_text, v.ciphertext, v.key_id, v.created_at, v.set_at, v.expires_at,"
          + " v.version, 0 from "
          + ROWS
          + SOME;

  // Texts that are too large together don't leave the database.
  private static final String BOUNDED =
      """
      select v.{key}, case when b.bytes <= %2$d then v.plain_text end,
          case when b.bytes <= %2$d then v.ciphertext end, v.key_id, v.created_at, v.set_at, v.expires_at,
          v.version, b.bytes
        from (select sum(coalesce(octet_length(v.plain_text), 0) + coalesce(octet_length(v.ciphertext), 0))
          as bytes from %1$s) b
        cross join %1$s
      """;
  private static final String ALL_VALUES = BOUNDED.formatted(ROWS, MAX_BYTES);
  private static final String MANY_VALUES = BOUNDED.formatted(ROWS + SOME, MAX_BYTES);

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

  /**
   * All values of an owner.
   *
   * @throws InvalidException if they are too many, or too large together
   */
  List<StoredValue> all(ValueTable table, long owner, Instant now) {
    return with(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(table.sql(ALL_VALUES))) {
            bind(statement, 1, owner, now);
            bind(statement, 3, owner, now);
            statement.setMaxRows(MAX_ALL + 1);
            return requireFew(values(statement));
          }
        });
  }

  /**
   * Those values of an owner that have one of the keys.
   *
   * @throws InvalidException if they are too large together
   */
  List<StoredValue> some(ValueTable table, long owner, Collection<?> keys, Instant now) {
    if (keys.isEmpty()) {
      return List.of();
    }
    boolean few = keys.size() <= FEW;
    return with(
        connection -> {
          Array wanted = connection.createArrayOf(table.keyType(), keys.toArray());
          try (PreparedStatement statement =
              connection.prepareStatement(table.sql(few ? FEW_VALUES : MANY_VALUES))) {
            bind(statement, 1, owner, now);
            statement.setArray(3, wanted);
            if (!few) {
              bind(statement, 4, owner, now);
              statement.setArray(6, wanted);
            }
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
            bind(statement, 1, owner, now);
            statement.setArray(3, connection.createArrayOf(table.keyType(), keys.toArray()));
            return keys(statement);
          }
        });
  }

  /**
   * The keys of all values of an owner.
   *
   * @throws InvalidException if they are too many
   */
  List<Object> keys(ValueTable table, long owner, Instant now) {
    return with(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(table.sql(KEYS))) {
            bind(statement, 1, owner, now);
            statement.setMaxRows(MAX_ALL + 1);
            return requireFew(keys(statement));
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

  private static void bind(PreparedStatement statement, int index, long owner, Instant now)
      throws SQLException {
    statement.setLong(index, owner);
    statement.setObject(index + 1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
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
        requireReadable(row.getLong(9));
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

  private static <T> List<T> requireFew(List<T> all) {
    if (all.size() > MAX_ALL) {
      throw new InvalidException(
          Problem.invalid(
              "data",
              "There are more than " + MAX_ALL + " values. Ask for some of them by their names."));
    }
    return all;
  }

  private static void requireReadable(long bytes) {
    if (bytes > MAX_BYTES) {
      throw new InvalidException(
          Problem.invalid(
              "data",
              "Together these values have more than "
                  + MAX_BYTES
                  + " bytes. Ask for fewer at once."));
    }
  }

  private static StoredText text(ResultSet row) throws SQLException {
    byte @Nullable [] ciphertext = row.getBytes(3);
    return ciphertext == null
        ? new StoredText(row.getString(2), null, null)
        : StoredText.sealed(ciphertext, row.getInt(4));
  }
}
