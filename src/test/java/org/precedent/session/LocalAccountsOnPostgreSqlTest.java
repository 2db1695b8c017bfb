package org.precedent.session;

import org.precedent.testing.Database;

class LocalAccountsOnPostgreSqlTest extends LocalAccountsContract {

  LocalAccountsOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
