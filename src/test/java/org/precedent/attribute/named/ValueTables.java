package org.precedent.attribute.named;

import org.precedent.testing.Beans;
import org.precedent.testing.Database;

/** The statements on the tables of named values, for tests of other packages. */
public final class ValueTables {

  private ValueTables() {}

  /** Adds those of a database. */
  public static Beans in(Database database, Beans beans) {
    return beans.with(
        ValueTableStore.class,
        database == Database.POSTGRESQL
            ? new PostgreSqlValueTableStore()
            : new H2BoundedStore(new H2ValueTableStore()));
  }
}
