package org.precedent.directory.ldap;

import org.precedent.testing.Database;

class PairingOnH2Test extends PairingContract {

  PairingOnH2Test() {
    super(Database.H2);
  }
}
