package org.precedent.directory.ldap;

import org.precedent.testing.Database;

class MirrorFaultsOnH2Test extends MirrorFaultsContract {

  MirrorFaultsOnH2Test() {
    super(Database.H2);
  }
}
