package org.precedent.directory.ldap;

import org.precedent.testing.Database;

class MirrorLoadOnH2Test extends MirrorLoadContract {

  MirrorLoadOnH2Test() {
    super(Database.H2);
  }
}
