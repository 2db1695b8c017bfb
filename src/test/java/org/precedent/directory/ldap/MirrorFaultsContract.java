package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.DefinitionId;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.mirror.MirrorStates;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;
import org.precedent.testing.Database;
import org.precedent.testing.LogLines;

/** What is wrong in a directory is told, and costs nobody anything. */
abstract class MirrorFaultsContract extends MirrorKit {

  private static final List<String> ODD_NAMES =
      List.of(
          "a*b(c)d\\e",
          "o'brien",
          "m\u00fcller",
          "\u9673\u5927\u6587",
          "\u0418\u0432\u0430\u043d",
          "a,b+c\"d;e<f>g=h",
          "#hash",
          "a b",
          "u\ud83d\ude00",
          "comma, Jr.",
          "back\\slash",
          "slash/name");

  private LogLines log;
  private DefinitionId region;

  MirrorFaultsContract(Database database) {
    super(database);
  }

  @BeforeEach
  void listen() {
    log = new LogLines("org.precedent.directory");
    region = values.define("region");
  }

  @AfterEach
  void listenNoMore() {
    if (log != null) {
      log.close();
    }
  }

  @Test
  void two_entries_with_one_login_name_are_told_and_lose_nothing() throws LDAPException {
    UserId before = personWithValue("anna", region, "emea");
    branch.person("anna", new DN(new RDN("cn", "another Anna"), new DN(branch.base())));
    pass(java.time.Duration.ofDays(2));

    run();

    assertThat(log.text()).contains("several entries have the login name anna");
    assertThat(users("anna")).hasSize(2);
    assertThat(values.effective(before, region)).contains("emea");
    assertThat(users("anna").stream().filter(other -> !other.id().equals(before)))
        .allSatisfy(other -> assertThat(values.effective(other.id(), region)).isEmpty());
  }

  @Test
  void an_entry_without_an_immutable_id_is_told_and_the_others_are_mirrored() throws LDAPException {
    branch.person("anna", new Attribute("roomNumber", "17"));
    branch.person("bert");
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorKit::byRoomNumber))) {
      directory = byNumber;

      run();
    }

    assertThat(log.text()).contains("uid=bert").contains("is left out, since it lacks");
    assertThat(users("anna")).hasSize(1);
    assertThat(beans.get(MirrorStates.class).of("test").leftOut()).isPositive();
  }

  @Test
  void entries_without_a_login_name_are_told_once_and_not_all_of_them() throws LDAPException {
    addNameless(30);
    branch.person("keeper");
    ServerContract.nextSecond();
    branch.person("last");
    run();
    assertThat(log.text().split("cn=nameless", -1)).hasSize(11);
    String told = log.text();

    run();
    assertThat(log.text().substring(told.length())).doesNotContain("nameless");

    otherMirror().run();
    assertThat(log.text().substring(told.length()).split("cn=nameless", -1)).hasSize(11);
  }

  @Test
  void groups_with_one_immutable_id_stay_as_they_are_at_a_log_in_as_in_a_run()
      throws LDAPException {
    try (LdapDirectory described = openByDescription()) {
      String anna = described("anna");
      String bert = described("bert");
      String one = described("one", "17", anna);
      administrators = Optional.of(key(one));
      run();
      GroupId before = group("one").id();
      String two = described("two", "17", bert);
      described("outer", "18", two);
      run();

      admit("anna");
      admit("bert");

      assertThat(group("one").id()).isEqualTo(before);
      assertThat(user("anna").groups()).contains(before);
      assertThat(user("anna").administrator()).isTrue();
      assertThat(user("bert").groups()).containsExactly(GroupId.ALL_USERS);
    }
  }

  @Test
  void a_role_through_a_group_around_that_is_left_alone_stays_at_a_log_in() throws LDAPException {
    try (LdapDirectory described = openByDescription()) {
      String anna = described("anna");
      String inner = described("inner", "18", anna);
      String one = described("one", "17", inner);
      administrators = Optional.of(key(one));
      run();
      assertThat(user("anna").administrator()).isTrue();
      described("two", "17", anna);
      run();

      admit("anna");

      assertThat(user("anna").administrator()).isTrue();
    }
  }

  @Test
  void what_changed_while_groups_had_one_immutable_id_is_read_once_it_is_unique()
      throws LDAPException {
    try (LdapDirectory described = openByDescription()) {
      String anna = described("anna");
      String bert = described("bert");
      String inner = described("inner", "17", anna);
      described("outer", "18", inner);
      String third = described("third", "19", anna);
      run();
      String twin = described("twin", "17", bert);
      branch.set(inner, "member", bert);
      ServerContract.nextSecond();
      branch.set(third, "member", bert);
      pass(java.time.Duration.ofDays(2));
      run();
      assertThat(user("anna").groups()).contains(group("inner").id());
      ServerContract.nextSecond();
      branch.admin().delete(twin);

      run();

      assertThat(user("anna").groups()).containsExactly(GroupId.ALL_USERS);
      assertThat(user("bert").groups()).contains(group("inner").id());
      assertThat(insideOuter()).isOne();
    }
  }

  private long insideOuter() {
    return count(
        """
        select count(*) from group_closure c join user_groups g on g.id = c.ancestor_id
          where g.name = 'outer' and c.group_id <> g.id
        """);
  }

  private LdapDirectory openByDescription() throws LDAPException {
    LdapDirectory opened = branch.directory(Branch.layout(MirrorKit::byDescription));
    directory = opened;
    return opened;
  }

  private String described(String name) throws LDAPException {
    return branch.person(name, new Attribute("description", name));
  }

  private String described(String name, String description, String... members)
      throws LDAPException {
    String dn = branch.group(name, members);
    branch.set(dn, "description", description);
    return dn;
  }

  private void admit(String loginName) {
    mirror.admit(directory.findPerson(loginName, mirror.wanted()).orElseThrow());
  }

  @Test
  void entries_with_one_immutable_id_are_told() throws LDAPException {
    branch.person("anna", new Attribute("roomNumber", "17"));
    branch.person("bert", new Attribute("roomNumber", "17"));
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorKit::byRoomNumber))) {
      directory = byNumber;
      run();
    }

    assertThat(log.text())
        .contains("uid=anna", "uid=bert", "another entry has the immutable id 17")
        .contains("PRECEDENT_LDAP_ID_ATTRIBUTE");
  }

  @Test
  void an_administrators_group_that_is_not_there_is_told_once() throws LDAPException {
    branch.person("anna");
    administrators = Optional.of(key("cn=adminz," + branch.base()));
    run();
    run();

    assertThat(log.text().split("PRECEDENT_LDAP_ADMIN_GROUP", -1)).hasSize(2);

    branch.group("adminz", "uid=anna," + branch.base());
    run();
    assertThat(user("anna").administrator()).isTrue();
  }

  @Test
  void groups_in_each_other_are_told_once_and_lose_nothing() throws LDAPException {
    String anna = branch.person("anna");
    String bert = branch.person("bert");
    String one = branch.group("one", anna);
    String two = branch.group("two", bert, one);
    branch.set(one, "member", anna, two);

    run();

    assertThat(log.text()).contains("cn=one").contains("are in each other");
    values.set(group("one").id(), region, "emea");
    assertThat(values.effective(user("anna").id(), region)).contains("emea");
    assertThat(values.effective(user("bert").id(), region)).contains("emea");

    String told = log.text();
    pass(java.time.Duration.ofDays(2));
    run();
    assertThat(log.text().substring(told.length())).doesNotContain("are in each other");
  }

  @Test
  void a_certificate_of_another_name_ends_the_run_with_advice_and_nothing_is_lost()
      throws LDAPException {
    UserId before = personWithValue("anna", region, "emea");
    TrustStore trusted = new TrustStore(serverFolder.resolve("cert.pem"), Optional.empty());
    LdapUrl otherName = new LdapUrl(false, "127.0.0.1", server.port());
    try (LdapDirectory wrong =
        branch.directory(Branch.servers(true, Optional.of(trusted), otherName))) {
      directory = wrong;

      assertThatThrownBy(this::run)
          .isInstanceOf(DirectoryUnavailableException.class)
          .hasMessageContaining("for another name")
          .hasMessageContaining("PRECEDENT_LDAP_URL");
    }

    assertThat(find(before).disabled()).isFalse();
    assertThat(values.effective(before, region)).contains("emea");
  }

  @Test
  void names_with_special_characters_are_mirrored_as_they_are_and_keep_groups_and_values()
      throws LDAPException {
    for (String name : ODD_NAMES) {
      branch.group("of " + name, branch.person(name));
    }
    run();
    for (String name : ODD_NAMES) {
      values.set(user(name).id(), region, "of " + name);
    }
    pass(java.time.Duration.ofDays(2));

    run();

    for (String name : ODD_NAMES) {
      assertThat(users(name)).as(name).hasSize(1);
      assertThat(user(name).groups()).as(name).contains(group("of " + name).id());
      assertThat(values.effective(user(name).id(), region)).contains("of " + name);
    }
  }
}
