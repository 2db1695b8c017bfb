package org.precedent.directory.ldap;

import org.junit.jupiter.api.Nested;
import org.precedent.testing.Database;

class MirrorOnH2Test {

  @Nested
  class People extends MirrorPeopleContract {
    People() {
      super(Database.H2);
    }
  }

  @Nested
  class Identity extends MirrorIdentityContract {
    Identity() {
      super(Database.H2);
    }
  }

  @Nested
  class Groups extends MirrorGroupsContract {
    Groups() {
      super(Database.H2);
    }
  }

  @Nested
  class Guard extends MirrorGuardContract {
    Guard() {
      super(Database.H2);
    }
  }
}
