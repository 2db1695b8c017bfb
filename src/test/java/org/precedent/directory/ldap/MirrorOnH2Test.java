package org.precedent.directory.ldap;

import org.precedent.testing.Database;

class MirrorOnH2Test extends MirrorContract {

  MirrorOnH2Test() {
    super(Database.H2);
  }
}
