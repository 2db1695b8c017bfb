package org.precedent.attribute;

import org.precedent.testing.Database;

class AttributeOnH2Test extends AttributeContract {

  AttributeOnH2Test() {
    super(Database.H2);
  }
}
