package org.precedent.secrecy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps the one {@link Sentinel} of a database. Thread-safe. */
final class SentinelStore {

  private final DataSource database;

  SentinelStore(DataSource database) {
    this.database = database;
  }

  /** The sentinel, if the database has one: then it has, or may have, sealed values. */
  Optional<SealedValue> read() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select ciphertext from keyset_sentinel where id = 1");
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(SealedValue.of(row.getBytes(1))) : Optional.empty();
    } catch (SQLException failure) {
      throw new IllegalStateException("The keyset can't be checked without the database.", failure);
    }
  }

  /** Adds a sentinel, unless another server was faster; gives the one that counts. */
  SealedValue add(SealedValue sentinel) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "insert into keyset_sentinel (id, ciphertext, key_id) values (1, ?, ?) on conflict do nothing")) {
      statement.setBytes(1, sentinel.bytes());
      statement.setInt(2, sentinel.keyId());
      statement.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException("The keyset can't be checked without the database.", failure);
    }
    return read().orElseThrow();
  }
}
