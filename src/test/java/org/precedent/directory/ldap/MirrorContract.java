package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.DefinitionId;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.EmailCredentials;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.EntryFollower;
import org.precedent.directory.GroupChanges;
import org.precedent.directory.Groups;
import org.precedent.directory.ImplausibleDirectoryException;
import org.precedent.directory.Memberships;
import org.precedent.directory.Mirror;
import org.precedent.directory.MirrorState;
import org.precedent.directory.MirrorStates;
import org.precedent.directory.Roles;
import org.precedent.directory.User;
import org.precedent.directory.UserChanged;
import org.precedent.directory.UserChanges;
import org.precedent.directory.Users;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Change;
import org.precedent.identity.GroupId;
import org.precedent.identity.Role;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.testing.Database;
import org.precedent.testing.SettableClock;

/** The mirror over either database. */
abstract class MirrorContract extends MirrorKit {

  MirrorContract(Database database) {
    super(database);
  }

  // The eight cases of identity: a value is set before, and looked at after.

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
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorContract::byRoomNumber))) {
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

  // People

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
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorContract::byRoomNumber))) {
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
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorContract::byRoomNumber))) {
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
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorContract::byRoomNumber))) {
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
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorContract::byRoomNumber))) {
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
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorContract::byRoomNumber))) {
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

  @Test
  void who_was_disabled_by_hand_stays_so_until_he_is_enabled_by_hand() throws LDAPException {
    String dn = branch.person("anna");
    run();
    administrator();
    UserId anna = user("anna").id();
    store.run(() -> beans.get(Users.class).update(admin, anna, disabled(true)));
    branch.set(dn, "sn", "Other");

    run();

    assertThat(find(anna).lastName()).isEqualTo("Other");
    assertThat(find(anna).disabled()).isTrue();

    store.run(() -> beans.get(Users.class).update(admin, anna, disabled(false)));

    assertThat(find(anna).disabled()).isFalse();
  }

  @Test
  void who_is_disabled_by_hand_while_the_mirror_writes_stays_so() throws LDAPException {
    String dn = branch.person("anna");
    run();
    administrator();
    UserId anna = user("anna").id();
    branch.set(dn, "sn", "Other");
    AtomicBoolean done = new AtomicBoolean();
    // It is asked for the time after what was known is read, and before it is written.
    Mirror other =
        otherMirror(
            new Ticking(
                () -> {
                  boolean reading =
                      StackWalker.getInstance()
                          .walk(
                              frames ->
                                  frames.anyMatch(
                                      frame -> frame.getClassName().endsWith(".PersonStore")));
                  if (reading && done.compareAndSet(false, true)) {
                    elsewhere(
                        () ->
                            store.run(
                                () -> beans.get(Users.class).update(admin, anna, disabled(true))));
                  }
                }));

    other.run();

    assertThat(done).isTrue();
    assertThat(find(anna).lastName()).isEqualTo("Other");
    assertThat(find(anna).disabled()).isTrue();
  }

  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** A clock that does something whenever it is looked at. */
  private static final class Ticking extends java.time.Clock {

    private final Runnable tick;
    private final java.time.Clock clock = new SettableClock();

    Ticking(Runnable tick) {
      this.tick = tick;
    }

    @Override
    public java.time.Instant instant() {
      tick.run();
      return clock.instant();
    }

    @Override
    public java.time.ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public java.time.Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  @Test
  void whom_the_directory_disables_is_disabled_until_it_enables_him() throws LDAPException {
    String dn = branch.person("anna");
    run();
    administrator();
    UserId anna = user("anna").id();
    session(anna);
    branch.set(dn, "pwdAccountLockedTime", "000001010000Z");

    run();

    assertThat(find(anna).disabled()).isTrue();
    assertThat(count("select count(*) from session")).isZero();
    assertDenied(() -> beans.get(Users.class).update(admin, anna, disabled(false)));

    branch.set(dn, "pwdAccountLockedTime");
    run();

    assertThat(find(anna).disabled()).isFalse();
  }

  @Test
  void names_and_addresses_of_mirrored_users_can_not_be_changed_by_hand() throws LDAPException {
    branch.person("anna");
    run();
    User anna = user("anna");
    UserChanges same = UserChanges.named(Change.keep(), Change.to(anna.lastName()));
    UserChanges other = UserChanges.named(Change.keep(), Change.to("Other"));

    store.run(() -> beans.get(Users.class).update(admin, anna.id(), same));
    assertThatThrownBy(
            () -> store.run(() -> beans.get(Users.class).update(admin, anna.id(), other)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () ->
                store.run(
                    () ->
                        beans
                            .get(EmailCredentials.class)
                            .create(admin, anna.id(), Change.to("x@example.org"), Change.keep())))
        .isInstanceOf(AccessDeniedException.class);
  }

  // Groups

  @Test
  void the_demo_company_is_sent_away_when_another_directory_is_configured() {
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                """
                insert into users (id, directory, directory_id, login_name, created_at, updated_at)
                  values (777777, 'demo', 'of-demo', 'agreen', current_timestamp, current_timestamp)
                """));

    mirror.run();

    assertThat(store.in(() -> beans.get(Users.class).find(new UserId(777777))).orElseThrow())
        .matches(User::disabled);
  }

  @Test
  void nested_and_cyclic_groups_count() throws LDAPException {
    DefinitionId region = values.define("region");
    branch.person("anna");
    String inner = branch.group("inner", "uid=anna," + branch.base());
    String middle = branch.group("middle", inner);
    branch.group("outer", middle);
    branch.set(inner, "member", "uid=anna," + branch.base(), middle);
    run();
    values.set(group("outer").id(), region, "emea");

    assertThat(values.effective(user("anna").id(), region)).contains("emea");

    branch.set(middle, "member", "uid=anna," + branch.base());
    branch.set("cn=outer," + branch.base(), "member", "uid=nobody," + branch.base());
    run();

    assertThat(values.effective(user("anna").id(), region)).isEmpty();
  }

  @Test
  void who_leaves_a_group_loses_its_values_and_who_joins_has_them() throws LDAPException {
    DefinitionId region = values.define("region");
    branch.person("anna");
    branch.person("bert");
    String sales = branch.group("sales", "uid=anna," + branch.base());
    run();
    values.set(group("sales").id(), region, "emea");
    branch.set(sales, "member", "uid=bert," + branch.base());

    run();

    assertThat(values.effective(user("anna").id(), region)).isEmpty();
    assertThat(values.effective(user("bert").id(), region)).contains("emea");
  }

  @Test
  void whom_and_what_the_mirror_takes_out_of_a_group_is_recorded_once() throws LDAPException {
    String anna = branch.person("anna");
    String bert = branch.person("bert");
    String inner = branch.group("inner", anna);
    String outer = branch.group("outer", anna, bert, inner);
    run();
    assertThat(removals()).isZero();

    branch.set(outer, "member", bert);
    run();
    run();

    assertThat(removals()).isEqualTo(2);
    assertThat(
            count(
                "select count(*) from audit_event where action = 'group.remove_user'"
                    + " and caller_id = 0 and group_id = ?1 and user_id = ?2",
                group("outer").id().value(),
                user("anna").id().value()))
        .isOne();
    assertThat(
            count(
                "select count(*) from audit_event where action = 'group.remove_group'"
                    + " and caller_id = 0 and group_id = ?1 and name = ?2",
                group("outer").id().value(),
                group("inner").id().toString()))
        .isOne();

    branch.set(outer, "member", anna);
    mirror.admit(person("bert"));

    assertThat(removals()).as("at a log-in").isEqualTo(3);
  }

  private long removals() {
    return count(
        "select count(*) from audit_event"
            + " where action in ('group.remove_user', 'group.remove_group')");
  }

  @Test
  void members_by_login_name_are_mirrored_and_admitted_unless_several_have_it()
      throws LDAPException {
    unit("a");
    branch.person("anna", new Attribute("mail", "a@example.org"));
    branch.person("bert");
    TestServer.add(
        branch.admin(),
        "dn: cn=posix," + branch.base(),
        "objectClass: posixGroup",
        "cn: posix",
        "gidNumber: 5",
        "memberUid: anna",
        "memberUid: bert",
        "memberUid: nobody");
    try (LdapDirectory byMail = branch.directory(Branch.layout(MirrorContract::byMailToo))) {
      directory = byMail;
      run();
      GroupId posix = group("posix").id();
      assertThat(user("anna").groups()).contains(posix);
      assertThat(user("bert").groups()).contains(posix);

      UserId first = user("anna").id();
      branch.person("anna", new com.unboundid.ldap.sdk.DN("uid=anna,ou=a," + branch.base()));
      run();
      assertThat(users("anna")).hasSize(2).noneMatch(one -> one.groups().contains(posix));
      assertThat(user("bert").groups()).contains(posix);

      assertThat(mirror.admit(person("a@example.org"))).isEqualTo(first);
      assertThat(find(first).groups()).doesNotContain(posix);
    }
  }

  @Test
  void values_of_a_vanished_group_do_not_count_until_it_is_back() throws LDAPException {
    DefinitionId region = values.define("region");
    branch.person("anna");
    String inner = branch.group("inner", "uid=anna," + branch.base());
    String outer = branch.group("outer", inner);
    branch.group("another", "uid=anna," + branch.base());
    run();
    GroupId before = group("outer").id();
    values.set(before, region, "emea");
    String hidden = "ou=groups-away," + TestServer.SUFFIX;
    if (branch.admin().getEntry(hidden) == null) {
      TestServer.add(
          branch.admin(), "dn: " + hidden, "objectClass: organizationalUnit", "ou: groups-away");
    }
    branch.admin().modifyDN(outer, "cn=outer", true, hidden);

    run();

    assertThat(values.effective(user("anna").id(), region)).isEmpty();
    assertThat(group("outer").externallyOrphaned()).isTrue();

    branch.admin().modifyDN("cn=outer," + hidden, "cn=outer", true, branch.base());
    run();

    assertThat(group("outer").id()).isEqualTo(before);
    assertThat(values.effective(user("anna").id(), region)).contains("emea");

    branch.admin().delete(outer);
    run();
    pass(Duration.ofDays(31));
    run();

    assertThat(count("select count(*) from user_groups where id = ?1", before.value())).isZero();
  }

  @Test
  void mirrored_groups_can_not_be_changed_by_hand() throws LDAPException {
    branch.person("anna");
    branch.group("sales", "uid=anna," + branch.base());
    run();
    GroupId sales = group("sales").id();
    UserId anna = user("anna").id();
    Groups groups = beans.get(Groups.class);
    Memberships memberships = beans.get(Memberships.class);

    assertThat(group("sales").externallyManaged()).isTrue();
    assertDenied(() -> groups.update(admin, sales, GroupChanges.named("Other")));
    assertDenied(() -> groups.delete(admin, sales));
    assertDenied(() -> memberships.removeUser(admin, sales, anna));
    store.run(() -> groups.update(admin, sales, GroupChanges.named("sales")));
  }

  // Catastrophes and faults

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

  // Administrators

  @Test
  void members_of_the_administrators_group_are_administrators_until_they_leave()
      throws LDAPException {
    branch.person("anna");
    branch.person("bert");
    branch.person("cleo");
    String inner = branch.group("it", "uid=anna," + branch.base());
    String admins = branch.group("admins", inner, "uid=bert," + branch.base());
    administrators = Optional.of(key(admins));
    run();

    assertThat(user("anna").administrator()).isTrue();
    assertThat(user("bert").administrator()).isTrue();
    assertThat(user("cleo").administrator()).isFalse();

    administrator();
    store.run(() -> beans.get(Roles.class).set(admin, user("cleo").id(), Set.of(Role.ADMIN)));
    assertDenied(() -> beans.get(Roles.class).set(admin, user("bert").id(), Set.of()));
    branch.set(admins, "member", "uid=cleo," + branch.base());
    run();

    assertThat(user("anna").administrator()).isFalse();
    assertThat(user("cleo").administrator()).isTrue();

    branch.set(admins, "member", "uid=bert," + branch.base());
    run();

    assertThat(user("cleo").administrator()).as("by hand").isTrue();
    assertThat(user("bert").administrator()).isTrue();
  }

  // Admission

  @Test
  void who_logs_in_is_mirrored_with_his_groups_before_the_next_run() throws LDAPException {
    branch.person("bert");
    run();
    branch.person("anna");
    String inner = branch.group("inner", "uid=anna," + branch.base());
    String admins = branch.group("admins", inner);
    administrators = Optional.of(key(admins));

    UserId anna = mirror.admit(person("anna"));

    assertThat(user("anna").id()).isEqualTo(anna);
    assertThat(find(anna).administrator()).isTrue();
    assertThat(find(anna).groups()).contains(group("inner").id());

    run();

    assertThat(user("anna").id()).isEqualTo(anna);
    assertThat(find(anna).groups()).containsExactly(GroupId.ALL_USERS, group("inner").id());
    assertThat(find(anna).administrator()).isTrue();
  }

  @Test
  void who_logs_in_after_leaving_a_group_is_no_longer_in_it() throws LDAPException {
    branch.person("anna");
    branch.person("bert");
    String sales = branch.group("sales", "uid=anna," + branch.base());
    administrators = Optional.of(key(sales));
    run();
    branch.set(sales, "member", "uid=bert," + branch.base());

    UserId anna = mirror.admit(person("anna"));

    assertThat(find(anna).groups()).containsExactly(GroupId.ALL_USERS);
    assertThat(find(anna).administrator()).isFalse();
  }

  @Test
  void followers_get_what_they_want_with_each_run_and_each_log_in() throws LDAPException {
    EntryAttribute room = new EntryAttribute("roomNumber");
    List<String> rooms = new ArrayList<>();
    beans.withAll(
        new EntryFollower() {
          @Override
          public Set<EntryAttribute> wanted() {
            return Set.of(room);
          }

          @Override
          public void follow(Map<UserId, DirectoryPerson> batch) {
            batch.forEach((id, person) -> rooms.addAll(person.attributes().get(room)));
          }
        });
    branch.person("anna", new Attribute("roomNumber", "17"));

    run();
    mirror.admit(directory.findPerson("anna", mirror.wanted()).orElseThrow());

    assertThat(rooms).containsExactly("17", "17");
  }

  private DirectoryPerson person(String uid) {
    return directory.findPerson(uid, mirror.wanted()).orElseThrow();
  }

  private MirrorState state() {
    return beans.get(MirrorStates.class).of("test");
  }

  private void assertDenied(Runnable work) {
    assertThatThrownBy(() -> store.run(work)).isInstanceOf(AccessDeniedException.class);
  }

  /** The rules want that there is one. */
  private void administrator() {
    store.run(
        () -> {
          UserId local =
              beans
                  .get(Users.class)
                  .create(admin, UserChanges.named(Change.to("Ada"), Change.to("Admin")))
                  .id();
          beans.get(Roles.class).set(admin, local, Set.of(Role.ADMIN));
        });
  }

  private static UserChanges disabled(boolean disabled) {
    return new UserChanges(
        Change.keep(),
        Change.keep(),
        Change.to(disabled),
        Change.keep(),
        Change.keep(),
        Change.keep());
  }

  private void unit(String name) throws LDAPException {
    TestServer.add(
        branch.admin(),
        "dn: ou=" + name + "," + branch.base(),
        "objectClass: organizationalUnit",
        "ou: " + name);
  }

  private String posix(String uid, int number) throws LDAPException {
    return branch.person(
        uid,
        new Attribute("objectClass", "inetOrgPerson", "posixAccount"),
        new Attribute("uidNumber", Integer.toString(number)),
        new Attribute("gidNumber", "100"),
        new Attribute("homeDirectory", "/home/" + uid));
  }

  private static LdapLayout byMailToo(LdapLayout layout) {
    return with(layout, Optional.empty(), List.of("uid", "mail"));
  }

  static LdapLayout byDescription(LdapLayout layout) {
    return with(layout, Optional.of("description"), List.of());
  }

  static LdapLayout byRoomNumber(LdapLayout layout) {
    return with(layout, Optional.of("roomNumber"), List.of());
  }

  private static LdapLayout with(LdapLayout layout, Optional<String> id, List<String> login) {
    return new LdapLayout(
        layout.profile(),
        layout.base(),
        layout.peopleBase(),
        layout.groupBase(),
        layout.personFilter(),
        layout.groupFilter(),
        new LayoutAttributes(
            id,
            login,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }
}
