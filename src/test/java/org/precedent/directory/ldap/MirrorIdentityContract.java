package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.DefinitionId;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.UserChanged;
import org.precedent.directory.mirror.ImplausibleDirectoryException;
import org.precedent.directory.mirror.MirrorState;
import org.precedent.directory.mirror.MirrorStates;
import org.precedent.identity.UserId;
import org.precedent.testing.Database;

/** Who is who, whatever happens to the entries of people. */
abstract class MirrorIdentityContract extends MirrorKit {

  MirrorIdentityContract(Database database) {
    super(database);
  }

  @Test
  void a_new_person_with_the_uid_number_of_another_has_none_of_his_values() throws LDAPException {
    DefinitionId region = values.define("region");
    String dn = posix("anna", 4711);
    run();
    values.set(user("anna").id(), region, "emea");
    branch.admin().delete(dn);
    posix("bert", 4711);

    run();

    assertThat(values.effective(user("bert").id(), region)).isEmpty();
  }

  @Test
  void a_person_made_again_with_the_same_login_name_has_none_of_the_values() throws LDAPException {
    DefinitionId region = values.define("region");
    UserId before = personWithValue("anna", region, "emea");
    branch.admin().delete("uid=anna," + branch.base());
    branch.person("anna");

    run();

    assertThat(user("anna").id()).isNotEqualTo(before);
    assertThat(values.effective(user("anna").id(), region)).isEmpty();
    assertThat(find(before).disabled()).isTrue();
  }

  @Test
  void a_renamed_person_keeps_his_values() throws LDAPException {
    DefinitionId region = values.define("region");
    UserId before = personWithValue("anna", region, "emea");
    branch.admin().modifyDN("uid=anna," + branch.base(), "uid=anna.maria", true);

    run();

    assertThat(user("anna.maria").id()).isEqualTo(before);
    assertThat(values.effective(before, region)).contains("emea");
  }

  @Test
  void a_person_with_another_uid_number_keeps_his_values() throws LDAPException {
    DefinitionId region = values.define("region");
    String dn = posix("anna", 4711);
    run();
    UserId before = user("anna").id();
    values.set(before, region, "emea");
    branch.set(dn, "uidNumber", "4712");

    run();

    assertThat(user("anna").id()).isEqualTo(before);
    assertThat(count("select uid_number from users where id = ?1", before.value())).isEqualTo(4712);
    assertThat(values.effective(before, region)).contains("emea");
  }

  @Test
  void a_person_who_moved_keeps_his_values_and_his_groups() throws LDAPException {
    DefinitionId region = values.define("region");
    UserId before = personWithValue("anna", region, "emea");
    String group = branch.group("sales", "uid=anna," + branch.base());
    unit("new");
    branch
        .admin()
        .modifyDN("uid=anna," + branch.base(), "uid=anna", true, "ou=new," + branch.base());
    branch.set(group, "member", "uid=anna,ou=new," + branch.base());

    run();

    assertThat(user("anna").id()).isEqualTo(before);
    assertThat(user("anna").entry().orElseThrow().dn())
        .contains("uid=anna,ou=new," + branch.base());
    assertThat(user("anna").groups()).contains(group("sales").id());
    assertThat(values.effective(before, region)).contains("emea");
  }

  @Test
  void a_deleted_person_is_disabled_at_once_and_his_values_go_after_the_retention_time()
      throws LDAPException {
    DefinitionId region = values.define("region");
    branch.person("bert");
    UserId before = personWithValue("anna", region, "emea");
    session(before);
    branch.admin().delete("uid=anna," + branch.base());

    run();

    assertThat(find(before).disabled()).isTrue();
    assertThat(beans.events()).contains(new UserChanged(before));
    assertThat(count("select count(*) from session where user_id = ?1", before.value())).isZero();
    assertThat(count("select count(*) from user_value where user_id = ?1", before.value()))
        .isEqualTo(1);

    pass(Duration.ofDays(30));
    run();

    assertThat(count("select count(*) from users where id = ?1", before.value())).isZero();
    assertThat(count("select count(*) from user_value where user_id = ?1", before.value()))
        .isZero();
  }

  @Test
  void a_person_restored_within_the_retention_time_has_his_values_and_groups()
      throws LDAPException {
    DefinitionId region = values.define("region");
    branch.person("bert");
    UserId before = personWithValue("anna", region, "emea");
    branch.group("sales", "uid=anna," + branch.base(), "uid=bert," + branch.base());
    run();
    // As in Active Directory, what is deleted is somewhere else for a while, and comes back.
    String hidden = "ou=deleted," + TestServer.SUFFIX;
    if (branch.admin().getEntry(hidden) == null) {
      TestServer.add(
          branch.admin(), "dn: " + hidden, "objectClass: organizationalUnit", "ou: deleted");
    }
    branch.admin().modifyDN("uid=anna," + branch.base(), "uid=anna", true, hidden);
    run();
    assertThat(find(before).disabled()).isTrue();
    branch.admin().modifyDN("uid=anna," + hidden, "uid=anna", true, branch.base());
    pass(Duration.ofDays(29));

    run();

    assertThat(user("anna").id()).isEqualTo(before);
    assertThat(user("anna").disabled()).isFalse();
    assertThat(user("anna").groups()).contains(group("sales").id());
    assertThat(values.effective(before, region)).contains("emea");
  }

  @Test
  void an_entry_without_an_immutable_id_becomes_no_user() throws LDAPException {
    branch.person("anna", new Attribute("roomNumber", "17"));
    branch.person("bert");
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorKit::byRoomNumber))) {
      directory = byNumber;

      run();

      assertThat(users("anna")).hasSize(1);
      assertThat(users("bert")).isEmpty();
      assertThat(state().leftOut()).isPositive();
    }
  }

  @Test
  void a_session_of_who_was_made_again_is_not_that_of_the_new_one() throws LDAPException {
    DefinitionId region = values.define("region");
    UserId before = personWithValue("anna", region, "emea");
    session(before);
    branch.admin().delete("uid=anna," + branch.base());
    branch.person("anna");

    run();

    assertThat(count("select count(*) from session")).isZero();
    assertThat(values.effective(user("anna").id(), region)).isEmpty();
  }

  @Test
  void two_entries_with_one_login_name_are_two_users() throws LDAPException {
    unit("a");
    unit("b");
    branch.person("anna", new com.unboundid.ldap.sdk.DN("uid=anna,ou=a," + branch.base()));
    branch.person("anna", new com.unboundid.ldap.sdk.DN("uid=anna,ou=b," + branch.base()));

    run();
    run();

    assertThat(users("anna")).hasSize(2);
  }

  @Test
  void entries_with_one_immutable_id_are_left_out_until_it_is_unique_and_lose_nothing()
      throws LDAPException {
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorKit::byRoomNumber))) {
      directory = byNumber;
      DefinitionId region = values.define("region");
      branch.person("anna", new Attribute("roomNumber", "17"));
      run();
      UserId anna = user("anna").id();
      values.set(anna, region, "emea");
      String bert = branch.person("bert", new Attribute("roomNumber", "17"));
      branch.person("cleo", new Attribute("roomNumber", "18"));
      branch.person("dora", new Attribute("roomNumber", "18"));
      run();

      assertThat(count("select count(*) from users where directory is not null")).isOne();
      assertThat(find(anna).entry().orElseThrow().loginName()).contains("anna");
      assertThat(find(anna).disabled()).isFalse();
      assertThat(values.effective(anna, region)).contains("emea");
      assertThat(state().leftOut()).isEqualTo(4);

      branch.set(bert, "roomNumber", "19");
      run();

      assertThat(user("bert").id()).isNotEqualTo(anna);
      assertThat(values.effective(user("bert").id(), region)).isEmpty();
      assertThat(state().leftOut()).isEqualTo(2);
    }
  }

  @Test
  void what_changed_while_an_immutable_id_was_shared_is_read_once_it_is_unique()
      throws LDAPException {
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorKit::byRoomNumber))) {
      directory = byNumber;
      String anna = branch.person("anna", new Attribute("roomNumber", "17"));
      run();
      ServerContract.nextSecond();
      String bert = branch.person("bert", new Attribute("roomNumber", "17"));
      branch.set(anna, "sn", "Changed");
      ServerContract.nextSecond();
      branch.person("cleo", new Attribute("roomNumber", "18"));
      run();
      run();
      assertThat(user("anna").lastName()).isEqualTo("Somebody");
      ServerContract.nextSecond();
      branch.set(bert, "roomNumber", "19");

      run();

      assertThat(user("anna").lastName()).isEqualTo("Changed");
    }
  }

  @Test
  void an_id_of_another_attribute_is_refused_until_it_is_accepted() throws LDAPException {
    DefinitionId region = values.define("region");
    UserId before = personWithValue("anna", region, "emea");
    branch.set("uid=anna," + branch.base(), "roomNumber", "17");
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorKit::byRoomNumber))) {
      directory = byNumber;

      assertThatThrownBy(this::run)
          .isInstanceOf(ImplausibleDirectoryException.class)
          .hasMessageContaining("PRECEDENT_LDAP_ID_ATTRIBUTE=entryuuid");
      DirectoryPerson anna = person("anna");
      assertThatThrownBy(() -> mirror.admit(anna))
          .isInstanceOf(DirectoryUnavailableException.class)
          .hasMessageContaining("PRECEDENT_LDAP_ID_ATTRIBUTE=entryuuid");
      assertThat(users("anna")).hasSize(1);
      assertThat(find(before).disabled()).isFalse();

      settings.put("precedent.ldap.max.vanished.percent", "100");
      otherMirror().run();

      assertThat(find(before).disabled()).isTrue();
      assertThat(values.effective(user("anna").id(), region)).isEmpty();
      assertThat(mirror.admit(anna)).isEqualTo(user("anna").id()).isNotEqualTo(before);
    }
  }

  @Test
  void an_attribute_that_nobody_has_is_not_kept_in_mind() throws LDAPException {
    branch.person("anna");
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorKit::byRoomNumber))) {
      directory = byNumber;
      run();
    }
    assertThat(users("anna")).isEmpty();
    directory = ldap;

    run();

    assertThat(users("anna")).hasSize(1);
  }

  @Test
  void the_attribute_by_which_the_first_one_logged_in_is_kept_in_mind() throws LDAPException {
    String anna = branch.person("anna");
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorKit::byRoomNumber))) {
      directory = byNumber;
      run();
      directory = ldap;
      mirror.admit(person("anna"));
      branch.set(anna, "roomNumber", "17");
      directory = byNumber;

      assertThatThrownBy(this::run)
          .isInstanceOf(ImplausibleDirectoryException.class)
          .hasMessageContaining("PRECEDENT_LDAP_ID_ATTRIBUTE=entryuuid");
    }
    directory = ldap;

    run();

    assertThat(users("anna")).hasSize(1);
  }

  @Test
  void whose_entry_becomes_useless_stays_who_he_was_and_is_disabled_if_it_says_so()
      throws LDAPException {
    com.unboundid.ldap.sdk.DN place = new com.unboundid.ldap.sdk.DN("cn=Anna," + branch.base());
    String anna = branch.person("anna", place);
    String bert = branch.person("bert");
    run();
    session(user("anna").id());
    branch.set(anna, "uid");
    branch.set(bert, "givenName", "B".repeat(300));
    run();

    assertThat(user("anna").disabled()).isFalse();
    assertThat(user("bert").disabled()).isFalse();

    branch.set(anna, "pwdAccountLockedTime", "000001010000Z");
    branch.set(bert, "pwdAccountLockedTime", "000001010000Z");
    run();

    assertThat(user("anna").disabled()).isTrue();
    assertThat(user("bert").disabled()).isTrue();
    assertThat(user("bert").firstName()).isEmpty();
    assertThat(count("select count(*) from session")).isZero();
  }

  @Test
  void what_can_not_be_kept_is_left_out_and_breaks_nothing() throws LDAPException {
    branch.person("anna", new Attribute("givenName", "A".repeat(300)));
    branch.person("bert", new Attribute("givenName", "B\0b"));
    branch.person("odd, \"name\" + <#;=> \\ \u00fc\u4e2d\ud83d\ude00");

    run();

    assertThat(users("anna")).isEmpty();
    assertThat(users("bert")).isEmpty();
    assertThat(users("odd, \"name\" + <#;=> \\ \u00fc\u4e2d\ud83d\ude00")).hasSize(1);
    assertThat(state().leftOut()).isEqualTo(2);
  }

  private MirrorState state() {
    return beans.get(MirrorStates.class).of("test");
  }
}
