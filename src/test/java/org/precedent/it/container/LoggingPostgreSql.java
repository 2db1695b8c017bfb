package org.precedent.it.container;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;

/** A PostgreSQL that writes every statement to its log, where {@link StatementLog} counts them. */
final class LoggingPostgreSql {

  private LoggingPostgreSql() {}

  /** Starts one, which ends with this JVM; the settings that bring a server to it. */
  static Map<String, String> newDatabase() throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("logging_collector", "on")
            .setServerConfig("log_statement", "all")
            .start();
    return Map.of(
        "precedent.db.url", server.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", ""),
        "precedent.db.user", "postgres",
        "precedent.db.password", "postgres");
  }
}
