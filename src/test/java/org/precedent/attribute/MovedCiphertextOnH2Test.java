package org.precedent.attribute;

import org.precedent.testing.Database;

class MovedCiphertextOnH2Test extends MovedCiphertextContract {

  MovedCiphertextOnH2Test() {
    super(Database.H2);
  }
}
