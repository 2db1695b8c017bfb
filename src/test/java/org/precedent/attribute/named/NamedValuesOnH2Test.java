package org.precedent.attribute.named;

import org.precedent.testing.Database;

class NamedValuesOnH2Test extends NamedValuesContract {

  NamedValuesOnH2Test() {
    super(Database.H2);
  }
}
