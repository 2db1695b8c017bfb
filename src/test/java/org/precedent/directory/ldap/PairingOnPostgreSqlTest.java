package org.precedent.directory.ldap;

import org.precedent.testing.Database;

class PairingOnPostgreSqlTest extends PairingContract {

  PairingOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
