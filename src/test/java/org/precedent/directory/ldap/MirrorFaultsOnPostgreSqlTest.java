package org.precedent.directory.ldap;

import org.precedent.testing.Database;

class MirrorFaultsOnPostgreSqlTest extends MirrorFaultsContract {

  MirrorFaultsOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
