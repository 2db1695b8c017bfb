package org.precedent.attribute.named;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;
import org.precedent.platform.database.Vendors;

/** Chooses the statements on the tables of named values by the database that is there. */
@ApplicationScoped
public class ValueTableStores {

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Produces
  @ApplicationScoped
  ValueTableStore store() {
    return switch (Vendors.of(database)) {
      case POSTGRESQL -> new PostgreSqlValueTableStore();
      case H2 -> new H2BoundedStore(new H2ValueTableStore());
    };
  }
}
