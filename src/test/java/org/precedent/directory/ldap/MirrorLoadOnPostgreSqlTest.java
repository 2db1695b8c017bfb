package org.precedent.directory.ldap;

import org.precedent.testing.Database;

class MirrorLoadOnPostgreSqlTest extends MirrorLoadContract {

  MirrorLoadOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
