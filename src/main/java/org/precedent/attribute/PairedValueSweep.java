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
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.precedent.directory.mirror.Rereading;
import org.precedent.identity.UserId;
import org.precedent.platform.database.StoreException;

/**
 * Makes what the directory says of users follow an attribute whose type changes, or that becomes
 * hidden: what does not fit goes at once, what fits only now comes with the next run of the mirror,
 * which begins soon. Works in batches, in the caller's transaction, which must have the mutex of
 * the directory. Thread-safe.
 */
@ApplicationScoped
public class PairedValueSweep {

  private static final Logger LOG = Logger.getLogger(PairedValueSweep.class.getName());
  private static final int BATCH = 1_000;

  private static final String PAIRED = "select 1 from pairing where definition_id = ?";

  private static final String SELECT =
      """
      select user_id, plain_text from directory_value
        where definition_id = ? and user_id > ? and plain_text is not null order by user_id limit ?
      """;

  private static final String DELETE =
      "delete from directory_value where definition_id = ? and user_id = any(?)";

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject Rereading rereading;

  private record Row(UserId user, String text) {}

  /**
   * Type or hiding have changed. Nothing of a hidden attribute goes: any text may be its value, so
   * that only what was left out before is still to come. Does nothing unless something of the
   * directory feeds it.
   */
  void rulesChanged(Definition definition) {
    try (Connection connection = database.getConnection()) {
      if (!paired(connection, definition)) {
        return;
      }
      int gone = definition.hidden() ? 0 : sweep(connection, definition);
      if (gone > 0) {
        LOG.log(
            Level.WARNING,
            "The attribute {0} must be {1} from now on: what the directory says is none of {2}"
                + " users, and is left out.",
            new Object[] {definition.name(), definition.type().form(), Integer.toString(gone)});
      }
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
    rereading.everybody();
  }

  private static boolean paired(Connection connection, Definition definition) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PAIRED)) {
      statement.setLong(1, definition.id().value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private int sweep(Connection connection, Definition definition) throws SQLException {
    int gone = 0;
    long last = 0;
    List<Row> batch;
    do {
      batch = rows(connection, definition, last);
      List<Long> unfit =
          batch.stream()
              .filter(row -> !ValueRules.admitsFromDirectory(definition, row.text))
              .map(row -> row.user.value())
              .toList();
      delete(connection, definition, unfit);
      gone += unfit.size();
      last = batch.isEmpty() ? last : batch.get(batch.size() - 1).user.value();
    } while (batch.size() == BATCH);
    return gone;
  }

  private static List<Row> rows(Connection connection, Definition definition, long after)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setLong(1, definition.id().value());
      statement.setLong(2, after);
      statement.setInt(3, BATCH);
      try (ResultSet row = statement.executeQuery()) {
        List<Row> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(new Row(new UserId(row.getLong(1)), row.getString(2)));
        }
        return rows;
      }
    }
  }

  private static void delete(Connection connection, Definition definition, List<Long> users)
      throws SQLException {
    if (users.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setLong(1, definition.id().value());
      statement.setArray(2, connection.createArrayOf("bigint", users.toArray()));
      statement.executeUpdate();
    }
  }
}
