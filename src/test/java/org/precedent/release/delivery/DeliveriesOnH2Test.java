package org.precedent.release.delivery;

import org.precedent.testing.Database;

class DeliveriesOnH2Test extends DeliveriesContract {
  DeliveriesOnH2Test() {
    super(Database.H2);
  }
}
