package org.precedent.attribute;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;
import org.precedent.platform.database.StoreException;

/**
 * Seals what lies in plain text although its definition is hidden: all values at the moment when an
 * attribute becomes hidden, and later the few that were being written just then. Works in batches
 * of {@value #BATCH}, in the caller's transaction.
 */
@ApplicationScoped
public class ValueSealingSweep {

  private static final int BATCH = 500;

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject Sealing sealing;

  private record Plain(long owner, String text) {}

  private interface Seal {
    StoredText of(Plain value);
  }

  /** Seals all plain values of a hidden definition; returns how many there were. */
  int seal(Definition definition) {
    try (Connection connection = database.getConnection()) {
      return sealAll(
              connection,
              definition,
              "user_value",
              "user_id",
              plain -> sealing.userValue(definition, new UserId(plain.owner), plain.text))
          + sealAll(
              connection,
              definition,
              "directory_value",
              "user_id",
              plain -> sealing.directoryValue(definition, new UserId(plain.owner), plain.text))
          + sealAll(
              connection,
              definition,
              "group_value",
              "group_id",
              plain -> sealing.groupValue(definition, new GroupId(plain.owner), plain.text));
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  private static int sealAll(
      Connection connection, Definition definition, String table, String owner, Seal seal)
      throws SQLException {
    int sealed = 0;
    long last = 0;
    List<Plain> batch;
    do {
      batch = plain(connection, definition, table, owner, last);
      write(connection, definition, table, owner, batch, seal);
      sealed += batch.size();
      last = batch.isEmpty() ? last : batch.get(batch.size() - 1).owner;
    } while (batch.size() == BATCH);
    return sealed;
  }

  // In the order of the owners: what is sealed already must not be gone through again each time.
  private static List<Plain> plain(
      Connection connection, Definition definition, String table, String owner, long after)
      throws SQLException {
    String sql =
        """
        select %1$s, plain_text from %2$s
          where definition_id = ? and key_id is null and %1$s > ? order by %1$s limit %3$d for update
        """
            .formatted(owner, table, BATCH);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, definition.id().value());
      statement.setLong(2, after);
      try (ResultSet row = statement.executeQuery()) {
        List<Plain> batch = new ArrayList<>();
        while (row.next()) {
          batch.add(new Plain(row.getLong(1), row.getString(2)));
        }
        return batch;
      }
    }
  }

  private static void write(
      Connection connection,
      Definition definition,
      String table,
      String owner,
      List<Plain> batch,
      Seal seal)
      throws SQLException {
    String sql =
        "update "
            + table
            + " set plain_text = ?, ciphertext = ?, key_id = ? where "
            + owner
            + " = ? and definition_id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Plain plain : batch) {
        StoredTexts.bind(statement, 1, seal.of(plain));
        statement.setLong(4, plain.owner);
        statement.setLong(5, definition.id().value());
        statement.addBatch();
      }
      if (!batch.isEmpty()) {
        statement.executeBatch();
      }
    }
  }
}
