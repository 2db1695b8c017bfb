package org.precedent.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.precedent.testing.EmbeddedServers;

/** A PostgreSQL for benchmarks: the embedded server of the tests is not durable; this one is. */
final class DurableDatabase {

  private DurableDatabase() {}

  static EmbeddedPostgres start() throws IOException, SQLException {
    EmbeddedPostgres database =
        EmbeddedServers.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("shared_buffers", "1GB")
            .setServerConfig("max_wal_size", "4GB")
            .start();
    assertDurable(database);
    return database;
  }

  private static void assertDurable(EmbeddedPostgres database) throws SQLException {
    try (var connection = database.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select current_setting('fsync') || current_setting('synchronous_commit')")) {
      row.next();
      if (!row.getString(1).equals("onon")) {
        throw new IllegalStateException("The database is not durable.");
      }
    }
  }
}
