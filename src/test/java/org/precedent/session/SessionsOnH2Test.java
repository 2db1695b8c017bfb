package org.precedent.session;

import org.precedent.testing.Database;

class SessionsOnH2Test extends SessionsContract {

  SessionsOnH2Test() {
    super(Database.H2);
  }
}
