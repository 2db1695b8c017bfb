package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.directory.LogInResult.Refusal.CREDENTIALS;
import static org.precedent.directory.LogInResult.Refusal.DISABLED;
import static org.precedent.directory.LogInResult.Refusal.EMPTY_PASSWORD;
import static org.precedent.directory.LogInResult.Refusal.EXPIRED;
import static org.precedent.directory.LogInResult.Refusal.LOCKED;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precedent.directory.AccountState;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.LogInResult;
import org.precedent.directory.LogInResult.Refused;
import org.precedent.directory.PosixFacts;
import org.precedent.identity.DirectoryId;

/** Who is admitted. */
abstract class LogInContract extends ServerContract {

  @Test
  void the_right_password_authenticates_the_person_under_his_immutable_id() throws LDAPException {
    String dn =
        branch.person(
            "anna",
            new Attribute("givenName", "Anna"),
            new Attribute("mail", "a@x.org", "b@x.org"));

    DirectoryPerson person = authenticated("anna");

    assertThat(person.loginName()).isEqualTo("anna");
    assertThat(person.firstName()).isEqualTo("Anna");
    assertThat(person.lastName()).isEqualTo("Somebody");
    assertThat(person.displayName()).isEqualTo("anna");
    assertThat(person.mails()).containsExactlyInAnyOrder("a@x.org", "b@x.org");
    assertThat(person.state()).isEqualTo(AccountState.ENABLED);
    assertThat(person.posix()).isEqualTo(PosixFacts.NONE);
    assertThat(person.place().dn()).isEqualTo(dn);
    assertThat(person.id()).isEqualTo(new DirectoryId("test", entryUuid(dn)));
  }

  @Test
  void a_wrong_password_and_an_unknown_user_are_refused_alike() throws LDAPException {
    branch.person("anna");

    assertThat(directory.authenticate("anna", "wrong", Set.of()))
        .isEqualTo(new Refused(CREDENTIALS))
        .isEqualTo(directory.authenticate("nobody", "wrong", Set.of()));
  }

  @Test
  void an_unknown_user_takes_about_as_long_as_a_wrong_password() throws LDAPException {
    List<String> users = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      branch.person("user" + i);
      users.add("user" + i);
    }
    users.forEach(user -> directory.authenticate("un" + user, "wrong", Set.of()));

    long known = median(users.stream().map(this::nanosOfRefusal).toList());
    long unknown = median(users.stream().map(user -> nanosOfRefusal("un" + user)).toList());

    // Both are one search and one bind; a millisecond of allowance for a busy machine.
    assertThat(unknown).isBetween(known / 3 - 1_000_000, known * 3 + 1_000_000);
  }

  @Test
  void an_empty_password_never_reaches_the_server() throws LDAPException {
    branch.person("anna");
    server.kill();
    try {
      assertThat(directory.authenticate("anna", "", Set.of()))
          .isEqualTo(new Refused(EMPTY_PASSWORD));
    } finally {
      server.restart();
    }
  }

  @Test
  void a_login_name_that_two_entries_have_admits_nobody() throws LDAPException {
    branch.person("anna");
    branch.person("anna", new DN(new RDN("cn", "another Anna"), new DN(branch.base())));

    assertThat(directory.authenticate("anna", Branch.PASSWORD, Set.of()))
        .isEqualTo(new Refused(CREDENTIALS));
    assertThat(directory.findPerson("anna", Set.of())).isEmpty();
  }

  @Test
  void an_immutable_id_that_two_entries_have_admits_neither() throws LDAPException {
    branch.person("anna", new Attribute("roomNumber", "17"));
    String bert = branch.person("bert", new Attribute("roomNumber", "17"));
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorKit::byRoomNumber))) {
      assertThat(byNumber.authenticate("anna", Branch.PASSWORD, Set.of()))
          .isEqualTo(new Refused(CREDENTIALS));
      assertThat(byNumber.authenticate("bert", Branch.PASSWORD, Set.of()))
          .isEqualTo(new Refused(CREDENTIALS));

      branch.set(bert, "roomNumber", "18");

      assertThat(byNumber.authenticate("bert", Branch.PASSWORD, Set.of()))
          .isInstanceOf(LogInResult.Authenticated.class);
    }
  }

  @Test
  void a_disabled_account_is_refused() throws LDAPException {
    branch.set(branch.person("tom"), "pwdAccountLockedTime", "000001010000Z");

    assertThat(directory.authenticate("tom", Branch.PASSWORD, Set.of()))
        .isIn(new Refused(DISABLED), new Refused(LOCKED));
    assertThat(directory.findPerson("tom", Set.of()).orElseThrow().state())
        .isEqualTo(AccountState.DISABLED);
  }

  @Test
  void an_expired_account_is_refused() throws LDAPException {
    String dn =
        branch.person("nora", new Attribute("objectClass", "inetOrgPerson", "shadowAccount"));
    branch.set(dn, "shadowExpire", "19000");

    assertThat(directory.authenticate("nora", Branch.PASSWORD, Set.of()))
        .isEqualTo(new Refused(EXPIRED));
    assertThat(directory.authenticate("nora", "wrong", Set.of()))
        .isEqualTo(new Refused(CREDENTIALS));
  }

  @Test
  void an_account_that_expires_in_the_future_may_log_in() throws LDAPException {
    String dn =
        branch.person("nora", new Attribute("objectClass", "inetOrgPerson", "shadowAccount"));
    branch.set(dn, "shadowExpire", "60000");

    assertThat(authenticated("nora").state()).isEqualTo(AccountState.ENABLED);
  }

  @Test
  void a_person_in_another_branch_is_unknown() throws LDAPException {
    try (Branch other = new Branch(server, "other " + count)) {
      other.person("stranger");
    }

    assertThat(directory.authenticate("stranger", Branch.PASSWORD, Set.of()))
        .isEqualTo(new Refused(CREDENTIALS));
  }

  private String entryUuid(String dn) throws LDAPException {
    return branch.admin().getEntry(dn, "entryUUID").getAttributeValue("entryUUID");
  }

  private long nanosOfRefusal(String loginName) {
    long begin = System.nanoTime();
    directory.authenticate(loginName, "wrong", Set.of());
    return System.nanoTime() - begin;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
