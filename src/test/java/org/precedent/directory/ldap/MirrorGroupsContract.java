package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.DefinitionId;
import org.precedent.directory.GroupChanges;
import org.precedent.directory.Groups;
import org.precedent.directory.Memberships;
import org.precedent.directory.mirror.RoleGroup;
import org.precedent.directory.mirror.RoleGroups;
import org.precedent.identity.GroupId;
import org.precedent.identity.Role;
import org.precedent.identity.UserId;
import org.precedent.testing.Database;

/** Groups of the directory, and who is in them. */
abstract class MirrorGroupsContract extends MirrorKit {

  MirrorGroupsContract(Database database) {
    super(database);
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
  void groups_that_bring_roles_are_those_set_and_that_of_the_configuration() throws LDAPException {
    String anna = branch.person("anna");
    String sales = branch.group("sales", anna);
    administrators = DnKeys.key(branch.group("admins", anna));
    branch.group("others", anna);
    run();
    RoleGroups roleGroups = beans.get(RoleGroups.class);
    store.run(() -> roleGroups.replace(admin, List.of(RoleGroup.of(sales, Set.of(Role.USER)))));
    GroupId salesId = group("sales").id();
    GroupId adminsId = group("admins").id();
    List<GroupId> all = List.of(salesId, adminsId, group("others").id(), GroupId.ALL_USERS);

    assertThat(store.in(() -> roleGroups.bringing(Role.USER))).containsExactly(salesId);
    assertThat(store.in(() -> roleGroups.bringing(Role.ADMIN))).containsExactly(adminsId);
    assertThat(store.in(() -> roleGroups.broughtBy(all)))
        .isEqualTo(Map.of(salesId, Set.of(Role.USER), adminsId, Set.of(Role.ADMIN)));
    assertThat(user("anna").roles()).containsExactly(Role.ADMIN, Role.USER);
    assertThat(user("anna").directRoles()).isEmpty();
  }

  @Test
  void a_group_that_is_to_bring_no_role_stays_among_those_that_were_set() throws LDAPException {
    String anna = branch.person("anna");
    String sales = branch.group("sales", anna);
    String unseen = "cn=unseen," + branch.base();
    administrators = DnKeys.key(branch.group("admins", anna));
    run();
    RoleGroups roleGroups = beans.get(RoleGroups.class);
    List<RoleGroup> set =
        List.of(RoleGroup.of(sales, Set.of()), RoleGroup.of(unseen, Set.of(Role.ADMIN, Role.USER)));

    store.run(() -> roleGroups.replace(admin, set));

    assertThat(store.in(() -> roleGroups.all(admin)))
        .extracting(RoleGroup::dn, RoleGroup::roles)
        .containsExactly(tuple(sales, Set.of()), tuple(unseen, Set.of(Role.ADMIN, Role.USER)));
    store.run(() -> roleGroups.replace(admin, List.of()));
    assertThat(store.in(() -> roleGroups.all(admin))).isEmpty();
    assertThat(count("select count(*) from directory_role_group")).isZero();
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
    try (LdapDirectory byMail = branch.directory(Branch.layout(MirrorGroupsContract::byMailToo))) {
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

  private long removals() {
    return count(
        "select count(*) from audit_event"
            + " where action in ('group.remove_user', 'group.remove_group')");
  }

  private static LdapLayout byMailToo(LdapLayout layout) {
    return with(layout, Optional.empty(), List.of("uid", "mail"));
  }
}
