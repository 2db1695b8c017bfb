package org.precedent.attribute;

import org.precedent.testing.Database;

class AttributeOnPostgreSqlTest extends AttributeContract {

  AttributeOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
