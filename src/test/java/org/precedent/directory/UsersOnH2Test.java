package org.precedent.directory;

import org.precedent.testing.Database;

class UsersOnH2Test extends UsersContract {

  UsersOnH2Test() {
    super(Database.H2);
  }
}
