package org.precedent.attribute.named;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Asks for owners by their ids. */
final class OwnerIds {

  private OwnerIds() {}

  /** The ids that a query with one parameter, an array of ids, gives. */
  static Set<Long> of(Connection connection, String sql, Collection<Long> owners)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("bigint", owners.toArray()));
      return read(statement);
    }
  }

  private static Set<Long> read(PreparedStatement statement) throws SQLException {
    Set<Long> ids = new HashSet<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        ids.add(row.getLong(1));
      }
    }
    return ids;
  }
}
