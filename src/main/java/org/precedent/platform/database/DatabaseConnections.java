package org.precedent.platform.database;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;
import org.precedent.platform.settings.DatabaseUrl;

/**
 * Where the container's pool gets its connections from; WEB-INF/web.xml names it. The URL decides
 * which database it is. Both drivers tell the pool when a connection is broken, so that the pool
 * throws it away and heals by itself once the database is back. The setters are the container's.
 */
public class DatabaseConnections implements ConnectionPoolDataSource {

  /** What WEB-INF/web.xml says where no URL is configured: H2 in the data folder. */
  static final String EMBEDDED = "jdbc:precedent:embedded";

  private final Reachability reachability = new Reachability();
  private String url = EMBEDDED;
  private String dataDir = "./data";
  private String user = "";
  private String password = "";
  private volatile @Nullable ConnectionPoolDataSource contacted;

  public void setUrl(String url) {
    this.url = url.trim();
  }

  public void setDataDir(String dataDir) {
    this.dataDir = dataDir;
  }

  public void setUser(String user) {
    this.user = user;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  @Override
  public PooledConnection getPooledConnection() throws SQLException {
    ConnectionPoolDataSource driver = contacted;
    return driver == null ? firstContact() : next(driver);
  }

  /** The pool has one user only: as configured. */
  @Override
  public PooledConnection getPooledConnection(String user, String password) throws SQLException {
    return getPooledConnection();
  }

  private PooledConnection next(ConnectionPoolDataSource driver) throws SQLException {
    try {
      PooledConnection connection = driver.getPooledConnection();
      reachability.reached();
      return connection;
    } catch (SQLException failure) {
      reachability.failed(failure);
      throw failure;
    }
  }

  private synchronized PooledConnection firstContact() throws SQLException {
    ConnectionPoolDataSource known = contacted;
    if (known != null) {
      return next(known);
    }
    DatabaseUrl database =
        url.equals(EMBEDDED) ? DatabaseUrl.embedded(Path.of(dataDir)) : DatabaseUrl.of(url);
    ConnectionPoolDataSource driver = Drivers.of(database, user, password);
    PooledConnection connection = FirstContact.with(driver, database.vendor());
    contacted = driver;
    return connection;
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
    // Drivers sets it.
  }

  @Override
  public int getLoginTimeout() {
    return Drivers.CONNECT_SECONDS;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }
}
