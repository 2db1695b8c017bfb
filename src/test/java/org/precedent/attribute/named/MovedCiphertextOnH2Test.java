package org.precedent.attribute.named;

import org.precedent.testing.Database;

class MovedCiphertextOnH2Test extends MovedCiphertextContract {

  MovedCiphertextOnH2Test() {
    super(Database.H2);
  }
}
