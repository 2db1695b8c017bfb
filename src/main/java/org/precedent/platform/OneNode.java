package org.precedent.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Lets one node at a time do some work that takes many transactions. The lock is a row of {@code
 * mutex} that a connection of its own holds as long as the work lasts, so it is free at once when
 * the node dies. Thread-safe.
 */
@ApplicationScoped
public class OneNode {

  private static final String LOCK = "select name from mutex where name = ? for update skip locked";

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  /**
   * Does the work, outside of any transaction, unless another node is at it.
   *
   * @param mutex the name of the row
   * @return whether it was done
   */
  public boolean alone(String mutex, Runnable work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        boolean free = lock(connection, mutex);
        if (free) {
          work.run();
        }
        return free;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("The database failed", failure);
    }
  }

  private static boolean lock(Connection connection, String mutex) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setString(1, mutex);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
