package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.mirror.ImplausibleDirectoryException;
import org.precedent.testing.Database;

/** An answer that can hardly be true, or none at all, is told and costs nobody anything. */
abstract class MirrorGuardContract extends MirrorKit {

  MirrorGuardContract(Database database) {
    super(database);
  }

  @Test
  void an_empty_answer_is_not_applied() throws LDAPException {
    String dn = branch.person("anna");
    run();
    branch.admin().delete(dn);

    assertThatThrownBy(this::run)
        .isInstanceOf(ImplausibleDirectoryException.class)
        .hasMessageContaining("PRECEDENT_LDAP_MAX_VANISHED_PERCENT");

    assertThat(user("anna").disabled()).isFalse();
  }

  @Test
  void an_answer_that_lacks_too_many_is_not_applied() throws LDAPException {
    for (int i = 0; i < 40; i++) {
      branch.person("user" + i);
    }
    run();
    for (int i = 0; i < 11; i++) {
      branch.admin().delete("uid=user" + i + "," + branch.base());
    }

    assertThatThrownBy(this::run).isInstanceOf(ImplausibleDirectoryException.class);
    assertThat(count("select count(*) from users where vanished_at is not null")).isZero();
  }

  @Test
  void as_many_as_are_allowed_may_vanish_and_not_one_more() throws LDAPException {
    for (int i = 0; i < 60; i++) {
      branch.person("user" + i);
    }
    run();
    for (int i = 0; i < 13; i++) {
      branch.admin().delete("uid=user" + i + "," + branch.base());
    }
    branch.admin().modifyDN("uid=user50," + branch.base(), "uid=renamed", true);

    assertThatThrownBy(this::run)
        .isInstanceOf(ImplausibleDirectoryException.class)
        .hasMessageStartingWith("13 of 60 people are gone, more than 20 %");
    assertThat(count("select count(*) from users where disabled")).isZero();
    assertThat(user("user50").entry().orElseThrow().dn())
        .as("not even who moved")
        .contains("uid=user50," + branch.base());

    settings.put("precedent.ldap.max.vanished.percent", "22");
    otherMirror().run();
    assertThat(count("select count(*) from users where disabled")).isEqualTo(13);
  }

  @Test
  void groups_that_vanish_are_guarded_as_people_are() throws LDAPException {
    String anna = branch.person("anna");
    for (int i = 0; i < 40; i++) {
      branch.group("group" + i, anna);
    }
    run();
    for (int i = 0; i < 11; i++) {
      branch.admin().delete("cn=group" + i + "," + branch.base());
    }

    assertThatThrownBy(this::run)
        .isInstanceOf(ImplausibleDirectoryException.class)
        .hasMessageStartingWith("11 of 40 groups are gone");
    assertThat(user("anna").groups()).contains(group("group0").id());
    assertThat(count("select count(*) from user_groups where vanished_at is not null")).isZero();
  }

  @Test
  void a_run_that_is_cut_off_is_made_good_by_the_next() throws LDAPException {
    for (int i = 0; i < 30; i++) {
      branch.person("user" + i);
    }
    String inner = branch.group("inner", "uid=user7," + branch.base());
    branch.group("outer", inner);
    for (int after : new int[] {0, 1, 10, 31}) {
      directory = new BreakingDirectory(ldap, after);
      assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
    }
    directory = ldap;

    run();

    assertThat(count("select count(*) from users where directory is not null")).isEqualTo(30);
    assertThat(user("user7").groups()).contains(group("inner").id());
    assertThat(
            count(
                "select count(*) from group_closure where group_id = ?1 and ancestor_id = ?2",
                group("inner").id().value(),
                group("outer").id().value()))
        .isEqualTo(1);
  }

  @Test
  void a_wrong_bind_password_is_told_and_changes_nothing() throws LDAPException {
    branch.person("anna");
    run();
    try (LdapDirectory refused =
        branch.directory(Branch.login(TestServer.READER, "not the password"))) {
      directory = refused;

      assertThatThrownBy(this::run)
          .isInstanceOf(DirectoryUnavailableException.class)
          .hasMessageContaining("PRECEDENT_LDAP_BIND_PASSWORD");
    }
    assertThat(user("anna").disabled()).isFalse();
  }

  @Test
  void a_port_that_never_answers_ends_the_run_in_time_and_changes_nothing()
      throws LDAPException, IOException {
    branch.person("anna");
    run();
    LdapLimits limits =
        new LdapLimits(
            Duration.ofMillis(300), Duration.ofMillis(300), Duration.ZERO, 2, 7, Duration.ZERO);
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        LdapDirectory away =
            branch.directory(
                settings ->
                    Branch.limits(
                        Branch.servers(
                                false,
                                Optional.empty(),
                                new LdapUrl(false, "localhost", silent.getLocalPort()))
                            .apply(settings),
                        limits))) {
      directory = away;

      assertThatThrownBy(this::run)
          .isInstanceOf(DirectoryUnavailableException.class)
          .hasMessageContaining("didn't answer in time");
    }
    assertThat(user("anna").disabled()).isFalse();
  }
}
