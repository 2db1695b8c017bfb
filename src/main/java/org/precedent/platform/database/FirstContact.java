package org.precedent.platform.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;
import org.precedent.platform.FailedStart;
import org.precedent.platform.Outage;
import org.precedent.platform.settings.DatabaseUrl;
import org.precedent.platform.settings.Setting;
import org.precedent.platform.settings.Settings;

/**
 * The first connection of a start. A PostgreSQL that is away is waited for, as after a power cut
 * all servers come back in any order: until it is there, nothing is deployed, the port of the
 * self-contained jar is closed, and the log says why. A database that refuses us ends the start.
 */
final class FirstContact {

  private static final Logger LOG = Logger.getLogger(FirstContact.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private FirstContact() {}

  static PooledConnection with(ConnectionPoolDataSource driver, DatabaseUrl.Vendor vendor) {
    for (boolean told = false; ; told = true) {
      try {
        return driver.getPooledConnection();
      } catch (SQLException failure) {
        if (vendor == DatabaseUrl.Vendor.H2 || refuses(failure)) {
          throw FailedStart.stop(line(vendor, failure));
        }
        if (!told) {
          LOG.log(Level.WARNING, "Waiting for the database: {0}", failure.getMessage());
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static boolean refuses(SQLException failure) {
    return !Outage.causes(failure) || stateOf(failure).equals("08004");
  }

  private static String line(DatabaseUrl.Vendor vendor, SQLException failure) {
    String state = stateOf(failure);
    String message = withoutControls(failure.getMessage());
    if (vendor == DatabaseUrl.Vendor.H2 && state.equals("90020")) {
      return of(Settings.DATA_DIR) + "the database in it is in use by another process";
    }
    if (state.startsWith("28") || state.equals("08004")) {
      return of(Settings.DB_USER)
          + "the database refuses this user with this "
          + Settings.DB_PASSWORD.environmentName()
          + ": "
          + message;
    }
    return of(Settings.DB_URL) + "the database can't be used: " + message;
  }

  private static String of(Setting<?> setting) {
    return setting.environmentName() + ": ";
  }

  private static String stateOf(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "" : state;
  }

  private static String withoutControls(@Nullable String message) {
    return message == null ? "no reason given" : message.replaceAll("\\p{Cntrl}+", " ");
  }
}
