package org.precedent.attribute;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;
import org.precedent.platform.database.Vendors;

/** Chooses the statements on values of users by the database that is there. */
@ApplicationScoped
public class UserValueStores {

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Produces
  @ApplicationScoped
  UserValueStore store() {
    return switch (Vendors.of(database)) {
      case POSTGRESQL -> new PostgreSqlUserValueStore();
      case H2 -> new H2UserValueStore();
    };
  }
}
