package org.precedent.attribute;

import org.precedent.testing.Database;

class RotationOnH2Test extends RotationContract {

  RotationOnH2Test() {
    super(Database.H2);
  }
}
