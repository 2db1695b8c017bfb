package org.precedent.directory;

import org.precedent.testing.Database;

class GroupsOnH2Test extends GroupsContract {

  GroupsOnH2Test() {
    super(Database.H2);
  }
}
