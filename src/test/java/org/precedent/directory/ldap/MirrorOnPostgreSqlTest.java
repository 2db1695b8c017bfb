package org.precedent.directory.ldap;

import org.precedent.testing.Database;

class MirrorOnPostgreSqlTest extends MirrorContract {

  MirrorOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
