package org.precedent.directory.ldap;

import org.precedent.testing.Database;

class MirrorReportOnH2Test extends MirrorReportContract {

  MirrorReportOnH2Test() {
    super(Database.H2);
  }
}
