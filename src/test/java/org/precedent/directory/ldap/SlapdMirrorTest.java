package org.precedent.directory.ldap;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.precedent.testing.Database;

/** The mirror of OpenLDAP. */
class SlapdMirrorTest {

  private static TestServer slapd(Path folder) {
    assumeTrue(
        SlapdServer.program().isPresent(),
        "OpenLDAP isn't installed: apt-get install slapd, to run these tests");
    return SlapdServer.start(folder);
  }

  @Nested
  class OnPostgreSql extends MirrorContract {

    OnPostgreSql() {
      super(Database.POSTGRESQL);
    }

    @Override
    TestServer start(Path folder) {
      return slapd(folder);
    }
  }

  @Nested
  class Faults extends MirrorFaultsContract {

    Faults() {
      super(Database.H2);
    }

    @Override
    TestServer start(Path folder) {
      return slapd(folder);
    }
  }

  @Nested
  class Pairings extends PairingContract {

    Pairings() {
      super(Database.H2);
    }

    @Override
    TestServer start(Path folder) {
      return slapd(folder);
    }
  }
}
