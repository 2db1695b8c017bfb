package org.precedent.platform.database;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.precedent.platform.settings.DatabaseUrl;

/**
 * Where the container's pool gets its connections from; WEB-INF/web.xml names it. The URL decides
 * which database it is. Both drivers tell the pool when a connection is broken, so that the pool
 * throws it away and heals by itself once the database is back. The setters are the container's.
 */
public class DatabaseConnections implements ConnectionPoolDataSource {

  /** What WEB-INF/web.xml says where no URL is configured: H2 in the data folder. */
  static final String EMBEDDED = "jdbc:precedent:embedded";

  private static final String CONNECT_SECONDS = "3";
  // Longer than any statement of ours; shorter than people's patience with a dead network.
  private static final String ANSWER_SECONDS = "30";

  private String url = EMBEDDED;
  private String dataDir = "./data";
  private String user = "";
  private String password = "";
  private @Nullable ConnectionPoolDataSource driver;

  public synchronized void setUrl(String url) {
    this.url = url.trim();
    driver = null;
  }

  public synchronized void setDataDir(String dataDir) {
    this.dataDir = dataDir;
    driver = null;
  }

  public synchronized void setUser(String user) {
    this.user = user;
    driver = null;
  }

  public synchronized void setPassword(String password) {
    this.password = password;
    driver = null;
  }

  @Override
  public PooledConnection getPooledConnection() throws SQLException {
    return driver().getPooledConnection();
  }

  @Override
  public PooledConnection getPooledConnection(String user, String password) throws SQLException {
    return driver().getPooledConnection(user, password);
  }

  private synchronized ConnectionPoolDataSource driver() throws SQLException {
    ConnectionPoolDataSource known = driver;
    if (known == null) {
      known = newDriver();
      driver = known;
    }
    return known;
  }

  private ConnectionPoolDataSource newDriver() throws SQLException {
    DatabaseUrl database =
        url.equals(EMBEDDED) ? DatabaseUrl.embedded(Path.of(dataDir)) : DatabaseUrl.of(url);
    return switch (database.vendor()) {
      case POSTGRESQL -> postgreSql(database.jdbc());
      case H2 -> h2(database.jdbc());
    };
  }

  private ConnectionPoolDataSource postgreSql(String jdbc) throws SQLException {
    PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
    source.setProperty(PGProperty.CONNECT_TIMEOUT, CONNECT_SECONDS);
    source.setProperty(PGProperty.SOCKET_TIMEOUT, ANSWER_SECONDS);
    source.setProperty(PGProperty.LOGIN_TIMEOUT, CONNECT_SECONDS);
    source.setProperty(PGProperty.TCP_KEEP_ALIVE, "true");
    source.setProperty(PGProperty.APPLICATION_NAME, "precedent");
    // Our statements find rows by key, whatever the parameters: planning them anew costs more than
    // running them.
    source.setProperty(PGProperty.OPTIONS, "-c plan_cache_mode=force_generic_plan");
    source.setUser(user);
    source.setPassword(password);
    // Last, so that what an administrator writes into the URL wins.
    source.setUrl(jdbc);
    return source;
  }

  private ConnectionPoolDataSource h2(String jdbc) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(jdbc);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    // Both drivers log by java.util.logging or not at all.
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // The URL sets it.
  }

  @Override
  public int getLoginTimeout() {
    return Integer.parseInt(CONNECT_SECONDS);
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }
}
