package org.precedent.directory.ldap;

import org.junit.jupiter.api.Nested;
import org.precedent.testing.Database;

class MirrorOnPostgreSqlTest {

  @Nested
  class People extends MirrorPeopleContract {
    People() {
      super(Database.POSTGRESQL);
    }
  }

  @Nested
  class Identity extends MirrorIdentityContract {
    Identity() {
      super(Database.POSTGRESQL);
    }
  }

  @Nested
  class Groups extends MirrorGroupsContract {
    Groups() {
      super(Database.POSTGRESQL);
    }
  }

  @Nested
  class Guard extends MirrorGuardContract {
    Guard() {
      super(Database.POSTGRESQL);
    }
  }
}
