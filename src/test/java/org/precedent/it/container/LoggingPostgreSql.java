package org.precedent.it.container;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.sql.DataSource;
import org.precedent.testing.EmbeddedServers;

/**
 * A PostgreSQL that writes every statement to its log, where {@link StatementLog} counts them. It
 * ends with this JVM, which is that of the tests, not that of the container.
 */
final class LoggingPostgreSql {

  private static final EmbeddedPostgres SERVER = start();

  private LoggingPostgreSql() {}

  /** The settings that bring the container to it. */
  static Map<String, String> settings() {
    return Map.of(
        "precedent.db.url",
        "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/postgres",
        "precedent.db.user",
        "postgres",
        "precedent.db.password",
        "postgres");
  }

  /** The same database, without the container. */
  static DataSource database() {
    return SERVER.getPostgresDatabase();
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedServers.builder()
          .setServerConfig("logging_collector", "on")
          .setServerConfig("log_statement", "all")
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
