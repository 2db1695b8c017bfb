package org.precedent.directory;

import org.precedent.testing.Database;

class GroupsOnPostgreSqlTest extends GroupsContract {

  GroupsOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
