package org.precedent.directory;

import org.precedent.testing.Database;

class UserFinderOnPostgreSqlTest extends UserFinderContract {

  UserFinderOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
