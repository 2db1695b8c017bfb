package org.precedent.secrecy.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.PooledConnection;
import org.precedent.platform.database.Drivers;
import org.precedent.platform.settings.DatabaseUrl;
import org.precedent.platform.settings.Settings;

/** A connection to the servers' database, for a command. */
final class CommandDatabase implements AutoCloseable {

  // H2's code for a file that another process has open.
  private static final int OPEN_ELSEWHERE = 90020;

  private static final Logger LOG = Logger.getLogger(CommandDatabase.class.getName());

  private final PooledConnection pooled;
  private final Connection connection;
  private final boolean embedded;

  private CommandDatabase(PooledConnection pooled, boolean embedded) throws SQLException {
    this.pooled = pooled;
    this.connection = pooled.getConnection();
    this.embedded = embedded;
  }

  static CommandDatabase open(Settings settings) throws SQLException {
    return new CommandDatabase(
        Drivers.of(
                existing(settings.databaseUrl()),
                settings.get(Settings.DB_USER),
                settings.get(Settings.DB_PASSWORD))
            .getPooledConnection(),
        settings.databaseUrl().isEmbedded());
  }

  Connection connection() {
    return connection;
  }

  static boolean isOpenElsewhere(SQLException failure) {
    return failure.getErrorCode() == OPEN_ELSEWHERE;
  }

  /** Why it can't be had, for the administrator. */
  static String why(SQLException failure) {
    return isOpenElsewhere(failure)
        ? "the embedded database is open in a running server; stop that first."
        : String.valueOf(failure.getMessage());
  }

  // A command creates no database.
  private static DatabaseUrl existing(DatabaseUrl url) {
    return switch (url.vendor()) {
      case H2 -> new DatabaseUrl(url.vendor(), url.jdbc() + ";IFEXISTS=TRUE");
      case POSTGRESQL -> url;
    };
  }

  @Override
  public void close() throws SQLException {
    if (embedded) {
      shutDown();
    }
    connection.close();
    pooled.close();
  }

  // It would stay open until the process ends, when the classes to close it are gone.
  private void shutDown() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    } catch (SQLException failure) {
      // The command has done what it was to do all the same.
      LOG.log(Level.WARNING, "The embedded database was not closed; its next start sees to that");
    }
  }
}
