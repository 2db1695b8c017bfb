package org.precedent.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.sql.Connection;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.h2.jdbcx.JdbcConnectionPool;
import org.precedent.platform.Sql;

/**
 * A migrated database with an entity manager over it, and transactions that tests begin and end.
 * Thread-safe: each thread has its own transaction.
 */
public final class Store implements AutoCloseable {

  private final DataSource source;
  private final EntityManagerFactory factory;
  private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
  private final EntityManager entityManager;

  public Store(Database database) {
    source = database.migrated();
    factory =
        new PersistenceProvider()
            .createContainerEntityManagerFactory(
                new Unit(source, classes()),
                Map.of("eclipselink.weaving", "false", "eclipselink.logging.level", "OFF"));
    entityManager =
        proxy(EntityManager.class, (method, arguments) -> method.invoke(open(), arguments));
  }

  /** What the container would inject: it works inside a transaction only. */
  public EntityManager entityManager() {
    return entityManager;
  }

  /** The database under the entity manager. */
  public DataSource source() {
    return source;
  }

  /**
   * The database as the container hands it out: inside a transaction, every connection is that of
   * the transaction.
   */
  public DataSource enlistedSource() {
    return proxy(
        DataSource.class,
        (method, arguments) ->
            method.getName().equals("getConnection") && current.get() != null
                ? shared(current.get().unwrap(Connection.class))
                : method.invoke(source, arguments));
  }

  private static Connection shared(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) ->
            method.getName().equals("close") ? null : method.invoke(connection, arguments));
  }

  private interface Call {
    Object of(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return call.of(method, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }

  /** Does the work in a transaction of its own; a failure rolls it back. */
  public <T> T in(Supplier<T> work) {
    if (current.get() != null) {
      return work.get();
    }
    EntityManager manager = factory.createEntityManager();
    current.set(manager);
    manager.getTransaction().begin();
    try {
      T result = work.get();
      manager.getTransaction().commit();
      return result;
    } finally {
      current.remove();
      if (manager.getTransaction().isActive()) {
        manager.getTransaction().rollback();
      }
      manager.close();
    }
  }

  /** The same without a result. */
  public void run(Runnable work) {
    in(
        () -> {
          work.run();
          return true;
        });
  }

  /** The number that a query gives. */
  public long count(String sql, Object... parameters) {
    return in(() -> Sql.rows(entityManager, sql, parameters).get(0).number());
  }

  @Override
  public void close() {
    factory.close();
    if (source instanceof JdbcConnectionPool pool) {
      pool.dispose();
    }
  }

  private EntityManager open() {
    EntityManager manager = current.get();
    if (manager == null) {
      throw new IllegalStateException("No transaction");
    }
    return manager;
  }

  private static URL classes() {
    return Sql.class.getProtectionDomain().getCodeSource().getLocation();
  }
}
