package org.precedent.platform;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

/** Tells a database that is away from a mistake of ours. */
public final class Outage {

  /** When to ask again, in seconds. */
  public static final int RETRY_AFTER_SECONDS = 5;

  private static final int MAX_CAUSES = 32;

  private Outage() {}

  /**
   * Whether the failure comes from a database that can't be reached, is starting, stopping or full.
   */
  public static boolean causes(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      if (isOutage(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isOutage(Throwable cause) {
    return cause instanceof ResourceException
        || cause instanceof SQLTransientConnectionException
        || cause instanceof SQLNonTransientConnectionException
        || cause instanceof SQLRecoverableException
        || cause instanceof SQLException sql && isOutageState(sql);
  }

  // Classes of the standard and of PostgreSQL: 08 connection, 40 deadlock, 53 resources, 57P
  // shutdown;
  // H2's lock time-out, and its 90xxx for a closed or broken database; the pool's own exceptions
  // carry no state.
  private static boolean isOutageState(SQLException sql) {
    String state = sql.getSQLState();
    if (state == null) {
      return sql.getMessage() != null && sql.getMessage().contains("allocating a connection");
    }
    return state.startsWith("08")
        || state.startsWith("40")
        || state.equals("HYT00")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.equals("90121")
        || state.equals("90098")
        || state.equals("90067");
  }
}
