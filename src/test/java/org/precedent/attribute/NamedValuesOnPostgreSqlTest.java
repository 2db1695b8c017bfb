package org.precedent.attribute;

import org.precedent.testing.Database;

class NamedValuesOnPostgreSqlTest extends NamedValuesContract {

  NamedValuesOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
