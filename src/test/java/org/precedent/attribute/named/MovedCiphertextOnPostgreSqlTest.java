package org.precedent.attribute.named;

import org.precedent.testing.Database;

class MovedCiphertextOnPostgreSqlTest extends MovedCiphertextContract {

  MovedCiphertextOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
