package org.precedent.attribute;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Chooses the statements by the database that is there. */
@ApplicationScoped
public class UserValueStores {

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Produces
  @ApplicationScoped
  UserValueStore store() {
    return isPostgreSql() ? new PostgreSqlUserValueStore() : new H2UserValueStore();
  }

  @Produces
  @ApplicationScoped
  ValueTableStore tableStore() {
    return isPostgreSql()
        ? new PostgreSqlValueTableStore()
        : new H2BoundedStore(new H2ValueTableStore());
  }

  private boolean isPostgreSql() {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }
}
