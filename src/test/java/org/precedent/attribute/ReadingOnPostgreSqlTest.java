package org.precedent.attribute;

import org.precedent.testing.Database;

class ReadingOnPostgreSqlTest extends ReadingContract {

  ReadingOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
