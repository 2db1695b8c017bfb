package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.precedent.directory.AccountState;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.LogInResult.Refusal;
import org.precedent.directory.LogInResult.Refused;

/** With OpenLDAP, and what only it has: overlays, limits, a password policy. */
class SlapdDirectoryTest {

  @Nested
  class LogIns extends LogInContract {
    @Override
    TestServer start(Path folder) {
      return SlapdServer.start(folder);
    }
  }

  @Nested
  class Names extends NamesContract {
    @Override
    TestServer start(Path folder) {
      return SlapdServer.start(folder);
    }
  }

  @Nested
  class Identities extends IdentityContract {
    @Override
    TestServer start(Path folder) {
      return SlapdServer.start(folder);
    }
  }

  @Nested
  class Readings extends ReadingContract {
    @Override
    TestServer start(Path folder) {
      return SlapdServer.start(folder);
    }
  }

  @Nested
  class Faults extends FaultsContract {
    @Override
    TestServer start(Path folder) {
      return SlapdServer.start(folder);
    }
  }

  @Nested
  class OwnMatters extends ServerContract {
    @Override
    TestServer start(Path folder) {
      return SlapdServer.start(folder);
    }

    @Test
    void people_can_be_chosen_by_the_groups_that_the_memberof_overlay_notes() throws LDAPException {
      String group = branch.group("chosen", branch.person("anna"));
      branch.person("bert");
      try (LdapDirectory chosen =
          branch.directory(
              Branch.layout(layout -> withPersonFilter(layout, "(memberOf=" + group + ")")))) {
        List<String> names = new java.util.ArrayList<>();

        chosen.readPeople(Optional.empty(), Set.of(), person -> names.add(person.loginName()));

        assertThat(names).containsExactly("anna");
      }
    }

    @Test
    void a_group_that_the_refint_overlay_changed_is_read_again() throws LDAPException {
      String anna = branch.person("anna");
      branch.group("both", anna, branch.person("bert"));
      Optional<org.precedent.directory.Watermark> mark =
          directory.readGroups(Optional.empty(), group -> {}).next();
      nextSecond();
      branch.admin().delete(anna);

      org.awaitility.Awaitility.await()
          .untilAsserted(() -> assertThat(groups().get(0).members()).hasSize(1));
      assertThat(directory.readGroups(mark, group -> {}).delivered()).isEqualTo(1);
    }

    @Test
    void a_directory_that_gives_only_a_part_is_an_error_that_says_what_to_raise()
        throws LDAPException {
      for (int i = 0; i < 120; i++) {
        branch.person("user" + i);
      }
      try (LdapDirectory limited =
          branch.directory(Branch.login(SlapdServer.LIMITED, TestServer.PASSWORD))) {
        assertThatThrownBy(() -> limited.readPeople(Optional.empty(), Set.of(), person -> {}))
            .isInstanceOf(DirectoryUnavailableException.class)
            .hasMessageContaining("raise its limits");
      }
    }

    @Test
    void an_account_that_the_password_policy_locked_is_refused_until_it_is_unlocked()
        throws LDAPException {
      String dn = branch.person("anna");
      for (int i = 0; i < 4; i++) {
        directory.authenticate("anna", "wrong", Set.of());
      }

      assertThat(directory.authenticate("anna", Branch.PASSWORD, Set.of()))
          .isEqualTo(new Refused(Refusal.LOCKED));
      assertThat(directory.findPerson("anna", Set.of()).orElseThrow().state())
          .isEqualTo(AccountState.LOCKED);

      branch.set(dn, "pwdAccountLockedTime");
      authenticated("anna");
    }

    @Test
    void a_password_that_must_be_changed_first_is_refused() throws LDAPException {
      String dn = branch.person("anna");
      branch.set(dn, "pwdReset", "TRUE");

      assertThat(directory.authenticate("anna", Branch.PASSWORD, Set.of()))
          .isEqualTo(new Refused(Refusal.EXPIRED));
      assertThat(directory.findPerson("anna", Set.of()).orElseThrow().state().inOrder()).isTrue();
    }

    private static LdapLayout withPersonFilter(LdapLayout layout, String filter) {
      return new LdapLayout(
          layout.profile(),
          layout.base(),
          layout.peopleBase(),
          layout.groupBase(),
          Optional.of(filter),
          layout.groupFilter(),
          layout.attributes());
    }
  }
}
