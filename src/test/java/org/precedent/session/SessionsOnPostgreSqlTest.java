package org.precedent.session;

import org.precedent.testing.Database;

class SessionsOnPostgreSqlTest extends SessionsContract {

  SessionsOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
