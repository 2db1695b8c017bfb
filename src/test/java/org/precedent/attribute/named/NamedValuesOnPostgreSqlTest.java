package org.precedent.attribute.named;

import org.precedent.testing.Database;

class NamedValuesOnPostgreSqlTest extends NamedValuesContract {

  NamedValuesOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
