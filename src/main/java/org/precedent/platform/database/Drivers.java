package org.precedent.platform.database;

import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.precedent.platform.settings.DatabaseUrl;

/** The driver of each database, with our time-outs. */
public final class Drivers {

  static final int CONNECT_SECONDS = 3;
  // Longer than any statement of ours; shorter than people's patience with a dead network.
  private static final int ANSWER_SECONDS = 30;

  // Our statements find rows by key, whatever the parameters: planning them anew costs more than
  // running them. Read committed is the default of H2, and of PostgreSQL unless somebody changed
  // it.
  private static final String SESSION =
      "-c plan_cache_mode=force_generic_plan -c default_transaction_isolation=read\\ committed";

  private Drivers() {}

  /** Connections to a database, made when asked for. */
  public static ConnectionPoolDataSource of(DatabaseUrl database, String user, String password)
      throws SQLException {
    return switch (database.vendor()) {
      case POSTGRESQL -> postgreSql(database.jdbc(), user, password);
      case H2 -> h2(database.jdbc(), user, password);
    };
  }

  private static ConnectionPoolDataSource postgreSql(String jdbc, String user, String password)
      throws SQLException {
    PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    source.setTcpKeepAlive(true);
    source.setOptions(SESSION);
    // The detail of an error repeats values; logs must not.
    source.setLogServerErrorDetail(false);
    source.setApplicationName("precedent");
    source.setUser(user);
    source.setPassword(password);
    // Last, so that what an administrator writes into the URL wins.
    source.setUrl(jdbc);
    return source;
  }

  private static ConnectionPoolDataSource h2(String jdbc, String user, String password) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(jdbc);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }
}
