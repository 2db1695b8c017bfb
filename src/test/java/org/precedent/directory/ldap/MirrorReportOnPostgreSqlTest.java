package org.precedent.directory.ldap;

import org.precedent.testing.Database;

class MirrorReportOnPostgreSqlTest extends MirrorReportContract {

  MirrorReportOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
