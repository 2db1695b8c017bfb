package org.precedent.attribute;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.precedent.platform.Mutex;
import org.precedent.platform.database.StoreException;

/** Deletes rows of values that are expired, thus absent for everybody already. */
@Stateless
public class ExpiredValueRows {

  private static final List<Expiring> TABLES =
      List.of(
          new Expiring("unmanaged_value", List.of("user_id", "namespace", "name")),
          new Expiring("session_value", List.of("session_id", "name")),
          new Expiring("user_value", List.of("user_id", "definition_id")),
          new Expiring("group_value", List.of("id")));

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject Clock clock;

  private record Expiring(String table, List<String> key) {

    // Rows that somebody else has locked are being written: waiting for them in another order than
    // theirs could block both, and they may be alive in a moment. H2 skips them here only, and not
    // in the condition of another statement.
    String lock() {
      return "select %s from %s where expires_at <= ? order by expires_at limit ? for update skip locked"
          .formatted(String.join(", ", key), table);
    }

    String delete() {
      return "delete from %s where %s = ?".formatted(table, String.join(" = ? and ", key));
    }
  }

  /**
   * Deletes some of them, in a transaction that no other node runs at the same time.
   *
   * @param batch how many of each table at most
   * @return whether there may be more
   */
  public boolean deleteSome(int batch) {
    Mutex.EXPIRED_VALUES.lock(entityManager);
    boolean more = false;
    try (Connection connection = database.getConnection()) {
      for (Expiring table : TABLES) {
        List<List<Object>> keys = lock(connection, table, batch);
        delete(connection, table, keys);
        more |= keys.size() == batch;
      }
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
    return more;
  }

  private List<List<Object>> lock(Connection connection, Expiring table, int batch)
      throws SQLException {
    List<List<Object>> keys = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(table.lock())) {
      statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      statement.setInt(2, batch);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          List<Object> key = new ArrayList<>();
          for (int column = 1; column <= table.key().size(); column++) {
            key.add(row.getObject(column));
          }
          keys.add(key);
        }
      }
    }
    return keys;
  }

  private static void delete(Connection connection, Expiring table, List<List<Object>> keys)
      throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(table.delete())) {
      for (List<Object> key : keys) {
        for (int i = 0; i < key.size(); i++) {
          statement.setObject(i + 1, key.get(i));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
