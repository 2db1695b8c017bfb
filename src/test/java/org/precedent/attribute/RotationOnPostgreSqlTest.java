package org.precedent.attribute;

import org.precedent.testing.Database;

class RotationOnPostgreSqlTest extends RotationContract {

  RotationOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
