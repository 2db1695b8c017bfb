package org.precedent.directory;

import org.precedent.testing.Database;

class UsersOnPostgreSqlTest extends UsersContract {

  UsersOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
