package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.GroupMembers;
import org.precedent.directory.MemberReference;
import org.precedent.directory.Watermark;

/** Changes, and groups. */
abstract class ReadingContract extends ServerContract {

  @Test
  void a_later_reading_brings_what_changed_and_not_what_is_old() throws LDAPException {
    branch.person("old");
    nextSecond();
    String dn = branch.person("changing");
    DirectoryReading first = readPeople(Optional.empty()).reading();
    nextSecond();
    branch.set(dn, "description", "changed");
    branch.person("new");

    Read second = readPeople(first.next());

    assertThat(first.complete()).isTrue();
    assertThat(second.reading().complete()).isFalse();
    assertThat(second.names()).containsExactlyInAnyOrder("changing", "new");
    assertThat(readPeople(second.reading().next()).names()).doesNotContain("old");
  }

  @Test
  void a_later_reading_without_changes_goes_on_from_the_same_place() throws LDAPException {
    branch.person("anna");
    Optional<Watermark> mark = readPeople(Optional.empty()).reading().next();

    Read second = readPeople(mark);

    assertThat(second.reading().complete()).isFalse();
    assertThat(second.reading().next()).isEqualTo(mark);
  }

  @Test
  void a_reading_of_other_attributes_begins_anew() throws LDAPException {
    branch.person("anna");
    Optional<Watermark> mark = readPeople(Optional.empty()).reading().next();

    DirectoryReading reading = directory.readPeople(mark, Set.of(DESCRIPTION), person -> {});

    assertThat(reading.complete()).isTrue();
    assertThat(reading.delivered()).isEqualTo(1);
  }

  @Test
  void a_watermark_that_nobody_gave_counts_for_nothing() throws LDAPException {
    branch.person("anna");

    assertThat(readPeople(Optional.of(new Watermark("rubbish"))).reading().complete()).isTrue();
  }

  @Test
  void a_changed_group_is_read_again() throws LDAPException {
    String anna = branch.person("anna");
    branch.group("old", anna);
    nextSecond();
    String changing = branch.group("changing", anna);
    DirectoryReading first = directory.readGroups(Optional.empty(), group -> {});
    nextSecond();
    branch.set(changing, "member", anna, branch.person("bert"));
    List<GroupMembers> changed = new ArrayList<>();

    directory.readGroups(first.next(), changed::add);

    assertThat(changed).singleElement().satisfies(group -> assertThat(group.members()).hasSize(2));
  }

  @Test
  void groups_are_found_through_groups_also_in_cycles() throws LDAPException {
    String anna = branch.person("anna");
    String inner = branch.group("inner", anna);
    String middle = branch.group("middle", inner, branch.groupDn("outer").toString());
    branch.group("outer", middle);
    branch.group("other", branch.person("bert"));

    assertThat(directory.groupsOf(authenticated("anna")).usable())
        .extracting(DirectoryGroup::name)
        .containsExactlyInAnyOrder("inner", "middle", "outer");
  }

  @Test
  void a_group_that_contains_itself_is_found_once() throws LDAPException {
    String anna = branch.person("anna");
    branch.group("self", anna, branch.groupDn("self").toString());

    assertThat(directory.groupsOf(authenticated("anna")).usable())
        .extracting(DirectoryGroup::name)
        .containsExactly("self");
  }

  @Test
  void groups_of_unique_names_and_of_login_names_count_as_well() throws LDAPException {
    String anna = branch.person("anna");
    TestServer.add(
        branch.admin(),
        "dn: cn=unique," + branch.base(),
        "objectClass: groupOfUniqueNames",
        "cn: unique",
        "uniqueMember: " + anna);
    TestServer.add(
        branch.admin(),
        "dn: cn=posix," + branch.base(),
        "objectClass: posixGroup",
        "cn: posix",
        "gidNumber: 5",
        "description: with a description",
        "memberUid: anna");
    DirectoryPerson person = authenticated("anna");

    assertThat(directory.groupsOf(person).usable())
        .extracting(DirectoryGroup::name)
        .containsExactlyInAnyOrder("unique", "posix");
    assertThat(groups())
        .flatExtracting(GroupMembers::members)
        .containsExactlyInAnyOrder(
            new MemberReference.ByDn(person.place().key()),
            new MemberReference.ByLoginName("anna"));
    assertThat(groups())
        .extracting(group -> group.group().description())
        .containsExactlyInAnyOrder("", "with a description");
  }

  @Test
  void members_are_known_by_the_key_of_their_dn_however_it_is_spelled() throws LDAPException {
    branch.person("anna");
    branch.group("spelled", "UID = Anna , OU=" + branch.base().substring(3).replace(",", " , "));

    assertThat(groups().get(0).members())
        .containsExactly(new MemberReference.ByDn(authenticated("anna").place().key()));
  }
}
