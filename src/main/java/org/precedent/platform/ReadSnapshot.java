package org.precedent.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.precedent.platform.database.Vendors;
import org.precedent.platform.settings.DatabaseUrl.Vendor;

/**
 * Several reading statements that see one state of the database. For work outside of a transaction;
 * inside of one, the statements are part of it and see what it lets them see.
 */
public final class ReadSnapshot {

  private static final String POSTGRESQL = "set transaction isolation level repeatable read";
  private static final String H2 =
      "set session characteristics as transaction isolation level snapshot";
  private static final String H2_USUAL =
      "set session characteristics as transaction isolation level read committed";

  private ReadSnapshot() {}

  /**
   * What is to be done with the connection.
   *
   * @param <T> the result
   */
  public interface Work<T> {
    /** Reads. */
    T on(Connection connection) throws SQLException;
  }

  /** Does the work over one state of the database. */
  public static <T> T in(Connection connection, Work<T> work) throws SQLException {
    if (!connection.getAutoCommit()) {
      return work.on(connection);
    }
    boolean h2 = Vendors.of(connection) == Vendor.H2;
    connection.setAutoCommit(false);
    T result;
    try {
      execute(connection, h2 ? H2 : POSTGRESQL);
      result = work.on(connection);
    } catch (SQLException | RuntimeException | Error failure) {
      endAfter(failure, connection, h2);
      throw failure;
    }
    end(connection, h2);
    return result;
  }

  /** The failure counts, not what comes of it. */
  private static void endAfter(Throwable failure, Connection connection, boolean h2) {
    try {
      end(connection, h2);
    } catch (SQLException further) {
      failure.addSuppressed(further);
    }
  }

  private static void end(Connection connection, boolean h2) throws SQLException {
    connection.rollback();
    if (h2) {
      execute(connection, H2_USUAL);
    }
    connection.setAutoCommit(true);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
