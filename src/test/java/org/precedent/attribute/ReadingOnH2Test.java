package org.precedent.attribute;

import org.precedent.testing.Database;

class ReadingOnH2Test extends ReadingContract {

  ReadingOnH2Test() {
    super(Database.H2);
  }
}
