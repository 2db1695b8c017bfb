package org.precedent.release.delivery;

import org.precedent.testing.Database;

class DeliveriesOnPostgreSqlTest extends DeliveriesContract {
  DeliveriesOnPostgreSqlTest() {
    super(Database.POSTGRESQL);
  }
}
