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
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

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
      return pool(Server.create("template1"));
    }

    @Override
    public DataSource migrated() {
      try {
        return pool(Server.create(Template.NAME));
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }

    // To connect takes PostgreSQL longer than most statements of a test.
    private DataSource pool(String name) {
      PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
      source.setUrl(Server.INSTANCE.getJdbcUrl("postgres", name));
      JdbcConnectionPool pool = JdbcConnectionPool.create(source);
      pool.setMaxConnections(MAX_CONNECTIONS);
      return pool;
    }
  };

  private static final int MAX_CONNECTIONS = 50;

  abstract DataSource empty() throws SQLException;

  /** A new database with the schema in it. */
  public DataSource migrated() {
    try {
      DataSource source = empty();
      migrate(source);
      return source;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void migrate(DataSource source) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration", "classpath:db/vendor/" + vendor())
        .load()
        .migrate();
  }

  private String vendor() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    /** A new database that begins as a copy of another, to which nobody is connected. */
    static String create(String template) throws SQLException {
      String name = "d" + UUID.randomUUID().toString().replace("-", "");
      try (var connection = INSTANCE.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name + " template " + template);
      }
      return name;
    }

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedServers.builder()
            .setServerConfig("max_connections", Integer.toString(4 * MAX_CONNECTIONS))
            .start();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  /** A database with the schema in it: to copy it is faster than to migrate each anew. */
  private static final class Template {
    static final String NAME = migrated();

    private static String migrated() {
      try {
        String name = Server.create("template1");
        POSTGRESQL.migrate(Server.INSTANCE.getDatabase("postgres", name));
        return name;
      } catch (SQLException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }
}
