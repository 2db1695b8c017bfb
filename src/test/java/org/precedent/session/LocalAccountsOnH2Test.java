package org.precedent.session;

import org.precedent.testing.Database;

class LocalAccountsOnH2Test extends LocalAccountsContract {

  LocalAccountsOnH2Test() {
    super(Database.H2);
  }
}
