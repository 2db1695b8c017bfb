package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryDirectoryTest extends LdapDirectoryKit {

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
}
