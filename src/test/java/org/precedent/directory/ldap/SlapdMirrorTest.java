package org.precedent.directory.ldap;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.precedent.testing.Database;

/** The mirror of OpenLDAP. */
class SlapdMirrorTest {

  @Nested
  class People extends MirrorPeopleContract {

    People() {
      super(Database.POSTGRESQL);
    }

    @Override
    TestServer start(Path folder) {
      return SlapdServer.start(folder);
    }
  }

  @Nested
  class Identity extends MirrorIdentityContract {

    Identity() {
      super(Database.POSTGRESQL);
    }

    @Override
    TestServer start(Path folder) {
      return SlapdServer.start(folder);
    }
  }

  @Nested
  class Groups extends MirrorGroupsContract {

    Groups() {
      super(Database.POSTGRESQL);
    }

    @Override
    TestServer start(Path folder) {
      return SlapdServer.start(folder);
    }
  }

  @Nested
  class Guard extends MirrorGuardContract {

    Guard() {
      super(Database.POSTGRESQL);
    }

    @Override
    TestServer start(Path folder) {
      return SlapdServer.start(folder);
    }
  }

  @Nested
  class Faults extends MirrorFaultsContract {

    Faults() {
      super(Database.H2);
    }

    @Override
    TestServer start(Path folder) {
      return SlapdServer.start(folder);
    }
  }

  @Nested
  class Pairings extends PairingContract {

    Pairings() {
      super(Database.H2);
    }

    @Override
    TestServer start(Path folder) {
      return SlapdServer.start(folder);
    }
  }
}
