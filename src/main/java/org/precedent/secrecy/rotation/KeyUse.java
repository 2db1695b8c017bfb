package org.precedent.secrecy.rotation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Which keys the sealed values of a database need. */
public final class KeyUse {

  private KeyUse() {}

  /** How many values are sealed with a key. */
  public static long count(Connection connection, int keyId) throws SQLException {
    return count(connection, KeyRange.only(keyId));
  }

  /** How many values are sealed with other keys than that one. */
  static long countOthers(Connection connection, int keyId) throws SQLException {
    return count(connection, KeyRange.allBut(keyId));
  }

  /** Whether a value is sealed with another key than that one; costs nothing if there is none. */
  static boolean areOthers(Connection connection, int keyId) throws SQLException {
    for (SealedTable table : SealedTables.ALL) {
      for (KeyRange range : KeyRange.allBut(keyId)) {
        if (number(connection, table.exists(range)) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static long count(Connection connection, List<KeyRange> ranges) throws SQLException {
    long count = 0;
    for (SealedTable table : SealedTables.ALL) {
      for (KeyRange range : ranges) {
        count += number(connection, table.count(range));
      }
    }
    return count;
  }

  /** The number in the first row; 0 if there is none. */
  static long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
