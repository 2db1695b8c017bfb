package org.precedent.console.imports;

import org.precedent.testing.Database;

class ImportsOnPostgreSqlTest extends ImportsContract {

  ImportsOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
