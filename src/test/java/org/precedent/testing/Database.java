package org.precedent.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The two databases that the store runs on. Each call gives a new, migrated, empty one. */
public enum Database {
  H2 {
    @Override
    DataSource empty() {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1");
      source.setUser("sa");
      source.setPassword("");
      return source;
    }
  },

  POSTGRESQL {
    @Override
    DataSource empty() throws SQLException {
      String name = "d" + UUID.randomUUID().toString().replace("-", "");
      EmbeddedPostgres server = Server.INSTANCE;
      try (var connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      }
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(server.getJdbcUrl("postgres", name));
      return source;
    }
  };

  abstract DataSource empty() throws SQLException;

  /** A new database with the schema in it. */
  public DataSource migrated() {
    try {
      DataSource source = empty();
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:db/migration", "classpath:db/vendor/" + vendor())
          .load()
          .migrate();
      return source;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private String vendor() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
