package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.precedent.directory.LogInResult.Refusal.CREDENTIALS;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.EntryPlace;
import org.precedent.directory.LogInResult.Refused;
import org.precedent.identity.DirectoryId;

/** Who someone is, and what is read of him. */
abstract class IdentityContract extends ServerContract {

  @Test
  void a_person_who_is_renamed_and_moved_keeps_his_identity() throws LDAPException {
    String dn = branch.person("anna");
    DirectoryPerson before = authenticated("anna");
    TestServer.add(
        branch.admin(),
        "dn: ou=new," + branch.base(),
        "objectClass: organizationalUnit",
        "ou: new");
    branch.admin().modifyDN(dn, "uid=anna.maria", true, "ou=new," + branch.base());

    DirectoryPerson after = authenticated("anna.maria");

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.place().key()).isNotEqualTo(before.place().key());
    assertThat(directory.person(before.id(), Set.of())).contains(after);
    assertThat(directory.findPerson("anna", Set.of())).isEmpty();
  }

  @Test
  void a_person_who_is_made_again_is_somebody_else() throws LDAPException {
    String dn = branch.person("anna");
    DirectoryPerson before = authenticated("anna");
    branch.admin().delete(dn);
    branch.person("anna");

    assertThat(authenticated("anna").id()).isNotEqualTo(before.id());
    assertThat(directory.person(before.id(), Set.of())).isEmpty();
  }

  @Test
  void an_identity_of_another_directory_is_nobody_here() throws LDAPException {
    branch.person("anna");
    String id = authenticated("anna").id().value();

    assertThat(directory.person(new DirectoryId("elsewhere", id), Set.of())).isEmpty();
    assertThat(directory.person(new DirectoryId("test", "no such id"), Set.of())).isEmpty();
  }

  @Test
  void an_entry_without_an_immutable_id_is_left_out_and_counted() throws LDAPException {
    branch.person("anna", new Attribute("roomNumber", "17"));
    branch.person("bert");
    branch.person("twice", new Attribute("roomNumber", "18", "19"));
    try (LdapDirectory byNumber = branch.directory(Branch.layout(MirrorKit::byRoomNumber))) {
      List<String> names = new ArrayList<>();

      DirectoryReading reading =
          byNumber.readPeople(Optional.empty(), Set.of(), person -> names.add(person.loginName()));

      assertThat(names).containsExactly("anna");
      assertThat(reading.delivered()).isEqualTo(1);
      assertThat(reading.leftOut()).isEqualTo(2);
      assertThat(byNumber.authenticate("bert", Branch.PASSWORD, Set.of()))
          .isEqualTo(new Refused(CREDENTIALS));
      assertThat(byNumber.listPeople(place -> {})).isEqualTo(2);
    }
  }

  @Test
  void attributes_asked_for_come_with_all_their_values() throws LDAPException {
    byte[] binary = {(byte) 0xFF, 0, 1};
    branch.person(
        "anna",
        new Attribute("description", "one", "two, three", "\"quoted\" ü"),
        new Attribute("jpegPhoto", binary),
        new Attribute("employeeType", "intern"));
    EntryAttribute photo = new EntryAttribute("JPEGPhoto");

    DirectoryPerson person =
        directory
            .findPerson("anna", Set.of(DESCRIPTION, photo, new EntryAttribute("title")))
            .orElseThrow();

    assertThat(person.attributes()).containsOnlyKeys(DESCRIPTION, photo);
    assertThat(person.attributes().get(DESCRIPTION))
        .containsExactlyInAnyOrder("one", "two, three", "\"quoted\" ü");
    assertThat(person.attributes().get(photo))
        .containsExactly(Base64.getEncoder().encodeToString(binary));
  }

  @Test
  void all_people_are_read_over_many_pages() throws LDAPException {
    for (int i = 0; i < 120; i++) {
      branch.person("user" + i);
    }
    for (int size : new int[] {0, 1, 7, 120, 500}) {
      try (LdapDirectory paged = branch.directory(Branch.pages(size))) {
        List<String> names = new ArrayList<>();

        DirectoryReading reading =
            paged.readPeople(Optional.empty(), Set.of(), person -> names.add(person.loginName()));

        assertThat(names).hasSize(120).doesNotHaveDuplicates();
        assertThat(reading.complete()).isTrue();
        assertThat(reading.delivered()).isEqualTo(120);
        assertThat(reading.leftOut()).isZero();
      }
    }
  }

  @Test
  void a_listing_names_everybody_and_where_he_is() throws LDAPException {
    branch.person("anna");
    branch.person("bert");
    branch.group("both", "uid=anna," + branch.base());
    List<EntryPlace> people = new ArrayList<>();
    List<EntryPlace> groups = new ArrayList<>();

    assertThat(directory.listPeople(people::add)).isZero();
    assertThat(directory.listGroups(groups::add)).isZero();

    assertThat(people)
        .containsExactlyInAnyOrder(authenticated("anna").place(), authenticated("bert").place());
    assertThat(groups).containsExactly(groups().get(0).group().place());
  }

  @Test
  void an_exception_of_the_consumer_ends_the_reading_and_does_no_harm() throws LDAPException {
    for (int i = 0; i < 20; i++) {
      branch.person("user" + i);
    }
    IllegalStateException full = new IllegalStateException("full");

    assertThatThrownBy(
            () ->
                directory.readPeople(
                    Optional.empty(),
                    Set.of(),
                    person -> {
                      throw full;
                    }))
        .isSameAs(full);
    assertThat(people()).hasSize(20);
  }
}
