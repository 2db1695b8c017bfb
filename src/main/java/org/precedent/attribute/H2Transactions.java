package org.precedent.attribute;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes several statements one transaction, where the connection is in none. */
public final class H2Transactions {

  private H2Transactions() {}

  /** Some statements. */
  public interface Statements<T> {
    T run() throws SQLException;
  }

  /** Runs the statements: in the transaction that there is, else in one of their own. */
  public static <T> T in(Connection connection, Statements<T> statements) throws SQLException {
    if (!connection.getAutoCommit()) {
      return statements.run();
    }
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = statements.run();
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }
}
