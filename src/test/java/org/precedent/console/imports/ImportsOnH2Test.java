package org.precedent.console.imports;

import org.precedent.testing.Database;

class ImportsOnH2Test extends ImportsContract {

  ImportsOnH2Test() {
    super(Database.H2);
  }
}
