package org.precedent.platform;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Counts the changes of groups, of which is in which, and of their values, so that every node can
 * tell whether what it remembers of them is stale. Whoever changes one of these calls it in the
 * same transaction, as the last thing that he does: the count is a row that all of them lock.
 */
public final class GroupVersion {

  private static final String INCREASE =
      "update group_metadata set version = version + 1 where id = 1";

  private GroupVersion() {}

  /** Tells all nodes, once the transaction commits. */
  public static void increase(EntityManager entityManager) {
    Sql.update(entityManager, INCREASE);
  }

  /** Tells all nodes, once the transaction of the connection commits. */
  public static void increase(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INCREASE)) {
      statement.executeUpdate();
    }
  }
}
