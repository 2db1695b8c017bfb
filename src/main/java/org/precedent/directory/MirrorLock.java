package org.precedent.directory;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Lets one node at a time run the mirror. The lock is a row that a connection of its own holds as
 * long as the run lasts, so it is free at once when the node dies. Thread-safe.
 */
@ApplicationScoped
public class MirrorLock {

  private static final String LOCK =
      "select name from mutex where name = 'mirror_run' for update skip locked";

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  /**
   * Does the work, outside of any transaction, unless another node is at it.
   *
   * @return whether it was done
   */
  boolean alone(Runnable work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        boolean free = lock(connection);
        if (free) {
          work.run();
        }
        return free;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  private static boolean lock(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK);
        ResultSet row = statement.executeQuery()) {
      return row.next();
    }
  }
}
