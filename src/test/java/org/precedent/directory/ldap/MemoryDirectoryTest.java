package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.precedent.directory.DirectoryPerson;

/** With UnboundID's server in this process. */
class MemoryDirectoryTest {

  @Nested
  class LogIns extends LogInContract {
    @Override
    TestServer start(Path folder) {
      return MemoryServer.start(folder);
    }
  }

  @Nested
  class Names extends NamesContract {
    @Override
    TestServer start(Path folder) {
      return MemoryServer.start(folder);
    }
  }

  @Nested
  class Identities extends IdentityContract {
    @Override
    TestServer start(Path folder) {
      return MemoryServer.start(folder);
    }
  }

  @Nested
  class Readings extends ReadingContract {
    @Override
    TestServer start(Path folder) {
      return MemoryServer.start(folder);
    }
  }

  @Nested
  class Faults extends FaultsContract {
    @Override
    TestServer start(Path folder) {
      return MemoryServer.start(folder);
    }
  }

  @Nested
  class OwnMatters extends ServerContract {
    @Override
    TestServer start(Path folder) {
      return MemoryServer.start(folder);
    }

    @Test
    void a_group_of_50000_members_is_read_whole() throws LDAPException {
      String[] members =
          IntStream.range(0, 50_000)
              .mapToObj(i -> "uid=user" + i + "," + branch.base())
              .toArray(String[]::new);
      branch.group("everybody", members);

      assertThat(groups().get(0).members()).hasSize(50_000).doesNotHaveDuplicates();
    }

    @Test
    void referrals_to_other_directories_are_not_followed() throws LDAPException {
      branch.person("anna");
      TestServer.add(
          branch.admin(),
          "dn: ou=elsewhere," + branch.base(),
          "objectClass: referral",
          "objectClass: extensibleObject",
          "ou: elsewhere",
          "ref: ldap://127.0.0.1:1/ou=elsewhere," + branch.base());

      assertThat(people()).extracting(DirectoryPerson::loginName).containsExactly("anna");
    }
  }
}
