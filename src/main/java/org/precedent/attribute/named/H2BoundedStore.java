package org.precedent.attribute.named;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.precedent.attribute.H2Transactions;

/**
 * Writes to a table of bounded {@link Room} only what fits, while the owner's row is locked, so
 * that nobody else takes the room meanwhile.
 */
final class H2BoundedStore implements ValueTableStore {

  private static final String OTHERS =
      """
      select count(*), coalesce(sum(coalesce(octet_length(v.plain_text), octet_length(v.ciphertext))), 0) from {table} v
        where v.{owner} = ? and v.{key} <> ?{and namespace}
          and (v.expires_at is null or v.expires_at > ?)
      """;

  private static final String PRESENT =
      """
      select coalesce(octet_length(v.plain_text), octet_length(v.ciphertext)) from {table} v
        where v.{owner} = ? and v.{key} = ?{and namespace}
          and (v.expires_at is null or v.expires_at > ?)
      """;

  private final ValueTableStore store;

  H2BoundedStore(ValueTableStore store) {
    this.store = store;
  }

  @Override
  public WriteCount write(
      Connection connection, ValueTable table, WriteMode mode, List<ValueRow> rows, Stamp stamp)
      throws SQLException {
    if (table.room().isEmpty()) {
      return store.write(connection, table, mode, rows, stamp);
    }
    Room room = table.room().get();
    return H2Transactions.in(
        connection,
        () -> {
          store.lockOwners(connection, table, rows.stream().map(ValueRow::owner).toList());
          List<ValueRow> fitting = new ArrayList<>();
          for (ValueRow row : rows) {
            if (fits(connection, table, room, row, stamp)) {
              fitting.add(row);
            }
          }
          WriteCount count = store.write(connection, table, mode, fitting, stamp);
          return fitting.size() < rows.size() ? count.outOfRoom() : count;
        });
  }

  /** Whoever has too much, may still replace a value by one that is no longer. */
  private static boolean fits(
      Connection connection, ValueTable table, Room room, ValueRow row, Stamp stamp)
      throws SQLException {
    return fitsBesideOthers(connection, table, room, row, stamp)
        || isNotLonger(connection, table, row, stamp);
  }

  private static boolean fitsBesideOthers(
      Connection connection, ValueTable table, Room room, ValueRow row, Stamp stamp)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(table.sql(OTHERS))) {
      bind(statement, row, stamp);
      try (ResultSet others = statement.executeQuery()) {
        others.next();
        return others.getLong(1) < room.names()
            && others.getLong(2) + row.text().bytes() <= room.bytes();
      }
    }
  }

  private static boolean isNotLonger(
      Connection connection, ValueTable table, ValueRow row, Stamp stamp) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(table.sql(PRESENT))) {
      bind(statement, row, stamp);
      try (ResultSet present = statement.executeQuery()) {
        return present.next() && row.text().bytes() <= present.getLong(1);
      }
    }
  }

  private static void bind(PreparedStatement statement, ValueRow row, Stamp stamp)
      throws SQLException {
    statement.setLong(1, row.owner());
    statement.setObject(2, row.key());
    statement.setObject(3, stamp.now().atOffset(ZoneOffset.UTC));
  }

  @Override
  public WriteCount setExpiry(
      Connection connection, ValueTable table, List<ValueRow> rows, Stamp stamp)
      throws SQLException {
    return store.setExpiry(connection, table, rows, stamp);
  }

  @Override
  public WriteCount delete(
      Connection connection, ValueTable table, List<ValueRow> rows, Stamp stamp)
      throws SQLException {
    return store.delete(connection, table, rows, stamp);
  }

  @Override
  public Set<Long> lockOwners(Connection connection, ValueTable table, Collection<Long> owners)
      throws SQLException {
    return store.lockOwners(connection, table, owners);
  }
}
