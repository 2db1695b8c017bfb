package org.precedent.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precedent.testing.Database;
import org.precedent.testing.EmbeddedServers;
import org.precedent.testing.LogLines;

class LetterCaseTest {

  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedServers.builder().start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static String warned(DataSource database) {
    LetterCase letters = new LetterCase();
    letters.database = database;
    try (LogLines log = new LogLines(LetterCase.class.getName())) {
      letters.onSchemaReady(new SchemaReady());
      return log.text();
    }
  }

  private static DataSource withLocale(String name, String locale) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create database %s template template0 encoding 'UTF8' %s".formatted(name, locale));
    }
    return server.getDatabase("postgres", name);
  }

  @Test
  void a_database_of_the_locale_c_is_warned_of() throws SQLException {
    assertThat(warned(withLocale("plain", "locale_provider libc locale 'C'")))
        .contains("docs/operation.md");
  }

  @Test
  void a_database_that_knows_all_letters_is_not() throws SQLException {
    String documented = "locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'";

    assertThat(warned(withLocale("utf", documented))).isEmpty();
    assertThat(warned(Database.H2.migrated())).isEmpty();
  }
}
