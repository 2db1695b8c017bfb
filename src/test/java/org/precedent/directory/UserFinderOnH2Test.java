package org.precedent.directory;

import org.precedent.testing.Database;

class UserFinderOnH2Test extends UserFinderContract {

  UserFinderOnH2Test() {
    super(Database.H2);
  }
}
