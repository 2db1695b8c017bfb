package org.precedent.directory.mirror;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.precedent.platform.Mutex;
import org.precedent.platform.Transactions;
import org.precedent.platform.database.StoreException;

/**
 * The transactions of the mirror: many short ones. Those that write what a directory says happen
 * one after the other, on all nodes. Thread-safe.
 */
@ApplicationScoped
public class MirrorTransactions {

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Transactions transactions;

  /** Something to do in a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T with(Statements statements) throws SQLException;
  }

  /** The same without a result. */
  @FunctionalInterface
  interface Change {
    void with(Statements statements) throws SQLException;
  }

  /** Writes in the caller's transaction, which must have the mutex of the directory. */
  void join(Change change) {
    connected(
        statements -> {
          change.with(statements);
          return true;
        });
  }

  /** Reads in a transaction of its own. */
  <T> T read(Work<T> work) {
    return transactions.in(() -> connected(work));
  }

  /** Writes what nobody else writes, in a transaction of its own. */
  void note(Change change) {
    read(
        statements -> {
          change.with(statements);
          return true;
        });
  }

  /** Writes in a transaction of its own, one at a time. */
  <T> T write(Work<T> work) {
    return transactions.in(
        () -> {
          Mutex.DIRECTORY.lock(entityManager);
          return connected(work);
        });
  }

  /** The same without a result. */
  void change(Change change) {
    write(
        statements -> {
          change.with(statements);
          return true;
        });
  }

  private <T> T connected(Work<T> work) {
    try (Connection connection = database.getConnection()) {
      Statements statements = new Statements(connection);
      T result = work.with(statements);
      statements.finish();
      return result;
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }
}
