package org.precedent.it.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.precedent.testing.EmbeddedServers;

/** A real PostgreSQL, one for all tests of this JVM, with a database for whoever asks. */
public final class PostgreSql {

  private static final EmbeddedPostgres SERVER = start();

  private PostgreSql() {}

  /** The settings that bring a server to a new, empty database. */
  public static Map<String, String> newDatabase() {
    return settings(SERVER, create(SERVER));
  }

  /** The settings that bring a server to that database. */
  public static Map<String, String> settings(EmbeddedPostgres server, String database) {
    return Map.of(
        "PRECEDENT_DB_URL",
        "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database,
        "PRECEDENT_DB_USER",
        "postgres",
        "PRECEDENT_DB_PASSWORD",
        // The server of the tests trusts whoever comes from this machine.
        "any-password-of-the-database");
  }

  /** A connection to the database that the settings lead to. */
  public static Connection connection(Map<String, String> settings) throws SQLException {
    String database = settings.get("PRECEDENT_DB_URL").replaceFirst(".*/", "");
    return SERVER.getDatabase("postgres", database).getConnection();
  }

  private static String create(EmbeddedPostgres server) {
    String name = "it" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return name;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedServers.builder().start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
