package org.precedent.platform;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Predicate;

/** Tells a database that is away, or too busy for now, from a mistake of ours. */
public final class Outage {

  /** When to ask again, in seconds. */
  public static final int RETRY_AFTER_SECONDS = 5;

  private static final int MAX_CAUSES = 32;

  private static final String AWAY = "The database is not available. Try again later.";
  private static final String BUSY = "The database is busy. Try again.";

  private Outage() {}

  /**
   * Whether the failure comes from a database that can't be reached, is starting, stopping, full or
   * a replica for now, or that gave a statement up because others were in the way or it took too
   * long: nothing was changed, and the same request may succeed later.
   */
  public static boolean causes(Throwable failure) {
    return isAmongCauses(failure, Outage::isOutage);
  }

  /** What to tell a client of such a failure. */
  public static String message(Throwable failure) {
    return isAmongCauses(failure, Outage::isBusy) ? BUSY : AWAY;
  }

  private static boolean isAmongCauses(Throwable failure, Predicate<Throwable> kind) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      if (kind.test(cause)) {
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
        || cause instanceof SQLException sql && isOutageState(sql)
        || isBusy(cause);
  }

  // 40: deadlock, or what was read has changed (40001 and 40P01 among them); H2's lock time-out;
  // PostgreSQL's: a lock not to be had, a statement that took too long.
  private static boolean isBusy(Throwable cause) {
    if (!(cause instanceof SQLException sql) || sql.getSQLState() == null) {
      return false;
    }
    String state = sql.getSQLState();
    return state.startsWith("40")
        || state.equals("HYT00")
        || state.equals("55P03")
        || state.equals("57014");
  }

  // Classes of the standard and of PostgreSQL: 08 connection, 53 resources, 57P shutdown, 25006
  // a replica that is not, or not yet, the one to write to; H2's 90xxx for a closed or broken
  // database; the pool's own exceptions carry no state.
  private static boolean isOutageState(SQLException sql) {
    String state = sql.getSQLState();
    if (state == null) {
      return sql.getMessage() != null && sql.getMessage().contains("allocating a connection");
    }
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.equals("25006")
        || state.equals("90121")
        || state.equals("90098")
        || state.equals("90067");
  }
}
