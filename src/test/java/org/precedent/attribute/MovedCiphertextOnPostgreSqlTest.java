package org.precedent.attribute;

import org.precedent.testing.Database;

class MovedCiphertextOnPostgreSqlTest extends MovedCiphertextContract {

  MovedCiphertextOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
