package org.precedent.secrecy.rotation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.precedent.secrecy.Opening;
import org.precedent.secrecy.SealContext;
import org.precedent.secrecy.SealedValue;
import org.precedent.secrecy.Sealer;

/**
 * Seals some rows again, in the transaction of the connection. Rows are locked from being read to
 * being written, so that no value written meanwhile is replaced by an old one.
 */
final class BatchResealing {

  private final Connection connection;
  private final Sealer sealer;
  private final SealedTable table;

  private record Row(List<Object> key, int keyId, SealedValue value) {}

  BatchResealing(Connection connection, Sealer sealer, SealedTable table) {
    this.connection = connection;
    this.sealer = sealer;
    this.table = table;
  }

  /**
   * Seals the next rows.
   *
   * @param after key id and key of the last row so far; empty to begin
   */
  Batch run(KeyRange range, List<Object> after, int limit) throws SQLException {
    int seen = 0;
    List<Object> last = List.of();
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(table.next(range, after.isEmpty(), limit))) {
      bind(statement, 1, after);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          seen++;
          last = position(row);
          reseal(row, last, rows);
        }
      }
    }
    write(rows);
    return new Batch(rows.size(), seen - rows.size(), last);
  }

  private List<Object> position(ResultSet row) throws SQLException {
    List<Object> position = new ArrayList<>();
    for (int column = 1; column <= 1 + table.key().size(); column++) {
      position.add(row.getObject(column));
    }
    return position;
  }

  private void reseal(ResultSet row, List<Object> position, List<Row> rows) throws SQLException {
    SealContext place = table.place().of(row);
    byte[] stored = row.getBytes(table.ciphertext());
    SealedValue old = SealedValue.of(stored == null ? new byte[0] : stored);
    if (sealer.open(old, place) instanceof Opening.Opened opened) {
      rows.add(
          new Row(
              position.subList(1, position.size()),
              row.getInt(table.keyId()),
              sealer.seal(opened.bytes(), place)));
    }
  }

  private void write(List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(table.update())) {
      for (Row row : rows) {
        statement.setBytes(1, row.value.bytes());
        statement.setInt(2, row.value.keyId());
        bind(statement, 3, row.key);
        statement.setInt(3 + row.key.size(), row.keyId);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, int first, List<Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(first + i, values.get(i));
    }
  }
}
