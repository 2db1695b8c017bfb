package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.Pairing;
import org.precedent.directory.EntryAttribute;
import org.precedent.identity.InvalidException;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.testing.Database;
import org.precedent.testing.LogLines;

/** Directory attributes feed attributes of users. */
abstract class PairingContract extends MirrorKit {

  private static final EntryAttribute ROOM = new EntryAttribute("roomNumber");

  private DefinitionId room;

  PairingContract(Database database) {
    super(database);
  }

  @BeforeEach
  void define() {
    room = values.define("room");
  }

  private static Pairing pairing(EntryAttribute attribute, DefinitionId... definitions) {
    return new Pairing(attribute, false, List.of(definitions));
  }

  private UserId anna(String... rooms) throws LDAPException {
    branch.person("anna", new Attribute("roomNumber", rooms));
    run();
    return user("anna").id();
  }

  @Test
  void a_paired_value_comes_with_the_next_run_after_the_pairing() throws LDAPException {
    UserId anna = anna("17");
    assertThat(values.path(anna, room)).isEmpty();

    values.pair(pairing(ROOM, room));
    run();

    assertThat(values.path(anna, room)).containsExactly("Directory=17");
  }

  @Test
  void another_attribute_fed_by_the_same_directory_attribute_gets_its_value_too()
      throws LDAPException {
    UserId anna = anna("17");
    DefinitionId desk = values.define("desk");
    values.pair(pairing(ROOM, room));
    run();

    values.pair(pairing(ROOM, room, desk));
    run();

    assertThat(values.path(anna, room)).containsExactly("Directory=17");
    assertThat(values.path(anna, desk)).containsExactly("Directory=17");
  }

  @Test
  void the_own_value_is_above_it_and_a_group_below() throws LDAPException {
    String dn = branch.person("anna", new Attribute("roomNumber", "17"));
    branch.group("staff", dn);
    values.pair(pairing(ROOM, room));
    run();
    UserId anna = user("anna").id();
    values.set(group("staff").id(), room, "hall");
    values.set(anna, room, "own");

    assertThat(values.path(anna, room))
        .containsExactly("User Setting=own", "Directory=17", "Group: staff=hall");

    values.clear(anna, room);
    assertThat(values.effective(anna, room)).contains("17");
  }

  @Test
  void an_own_value_that_expired_falls_through_to_it() throws LDAPException {
    values.pair(pairing(ROOM, room));
    UserId anna = anna("17");
    values.set(anna, room, "own");
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                "update user_value set expires_at = ?1 where user_id = ?2",
                beans.clock().instant().minusSeconds(1),
                anna.value()));

    assertThat(values.path(anna, room)).containsExactly("Directory=17");
  }

  @Test
  void it_follows_the_directory_and_vanishes_there() throws LDAPException {
    values.pair(pairing(ROOM, room));
    UserId anna = anna("17");
    String dn = find(anna).entry().orElseThrow().dn().orElseThrow();

    branch.set(dn, "roomNumber", "18");
    run();
    assertThat(values.effective(anna, room)).contains("18");

    branch.set(dn, "roomNumber");
    run();
    assertThat(values.path(anna, room)).isEmpty();
  }

  @Test
  void it_is_fresh_at_log_in() throws LDAPException {
    values.pair(pairing(ROOM, room));
    UserId anna = anna("17");
    branch.set(find(anna).entry().orElseThrow().dn().orElseThrow(), "roomNumber", "18");

    mirror.admit(directory.findPerson("anna", mirror.wanted()).orElseThrow());

    assertThat(values.effective(anna, room)).contains("18");
  }

  @Test
  void several_values_are_joined() throws LDAPException {
    values.pair(pairing(ROOM, room));
    UserId anna = anna("1,2", "17");

    assertThat(values.effective(anna, room).orElseThrow()).isIn("\"1,2\",17", "17,\"1,2\"");
  }

  @Test
  void a_value_that_does_not_fit_the_type_is_left_out() throws LDAPException {
    DefinitionId number = values.define("number", "number", false);
    values.pair(pairing(ROOM, number));
    UserId anna = anna("seventeen");
    assertThat(values.path(anna, number)).isEmpty();

    branch.set(find(anna).entry().orElseThrow().dn().orElseThrow(), "roomNumber", "17");
    run();
    assertThat(values.effective(anna, number)).contains("17");
  }

  @Test
  void a_hidden_one_is_sealed_and_written_only_when_it_changes() throws LDAPException {
    DefinitionId hidden = values.defineHidden("secret_room");
    values.pair(pairing(ROOM, hidden));
    UserId anna = anna("17");

    assertThat(values.path(anna, hidden)).containsExactly("Directory=(hidden)");
    assertThat(count("select count(*) from directory_value where plain_text is null")).isOne();
    pass(java.time.Duration.ofDays(2));
    long before = written();
    run();
    assertThat(written()).isEqualTo(before);
  }

  private long written() {
    return store.in(
        () ->
            Sql.rows(store.entityManager(), "select set_at from directory_value")
                .get(0)
                .time()
                .toEpochMilli());
  }

  @Test
  void when_the_type_changes_what_fits_stays_and_what_does_not_goes_at_once_with_a_warning()
      throws LDAPException {
    branch.person("bert", new Attribute("roomNumber", "seventeen"));
    values.pair(pairing(ROOM, room));
    UserId anna = anna("17");
    UserId bert = user("bert").id();
    assertThat(values.effective(bert, room)).contains("seventeen");

    try (LogLines log = new LogLines("org.precedent.attribute")) {
      values.retype(room, "number");

      assertThat(log.text()).contains("room").contains("is none of 1 users");
    }

    assertThat(values.effective(anna, room)).contains("17");
    assertThat(values.path(bert, room)).isEmpty();
    run();
    assertThat(values.effective(anna, room)).contains("17");
    assertThat(values.path(bert, room)).isEmpty();
  }

  @Test
  void what_fits_only_after_the_type_changed_comes_with_the_next_run() throws LDAPException {
    DefinitionId number = values.define("number", "number", false);
    values.pair(pairing(ROOM, number));
    UserId anna = anna("seventeen");
    assertThat(values.path(anna, number)).isEmpty();

    values.retype(number, "string");
    run();

    assertThat(values.path(anna, number)).containsExactly("Directory=seventeen");
  }

  @Test
  void a_hidden_one_stays_whatever_its_type_so_that_the_type_tells_nothing_of_it()
      throws LDAPException {
    DefinitionId hidden = values.defineHidden("secret_room");
    branch.person("bert", new Attribute("roomNumber", "seventeen"));
    values.pair(pairing(ROOM, hidden));
    UserId anna = anna("17");
    UserId bert = user("bert").id();

    for (String type : List.of("number", "yesno")) {
      try (LogLines log = new LogLines("org.precedent.attribute")) {
        values.retype(hidden, type);
        assertThat(values.path(anna, hidden)).containsExactly("Directory=(hidden)");
        assertThat(values.path(bert, hidden)).containsExactly("Directory=(hidden)");
        run();

        assertThat(values.path(anna, hidden)).containsExactly("Directory=(hidden)");
        assertThat(values.path(bert, hidden)).containsExactly("Directory=(hidden)");
        assertThat(log.text()).doesNotContain("left out");
      }
    }
  }

  @Test
  void what_was_left_out_for_its_type_comes_when_the_attribute_becomes_hidden()
      throws LDAPException {
    DefinitionId number = values.define("number", "number", false);
    values.pair(pairing(ROOM, number));
    UserId anna = anna("seventeen");
    assertThat(values.path(anna, number)).isEmpty();

    values.hide(number);
    run();

    assertThat(values.path(anna, number)).containsExactly("Directory=(hidden)");
  }

  @Test
  void it_goes_with_the_pairing_and_with_the_definition() throws LDAPException {
    DefinitionId desk = values.define("desk");
    values.pair(pairing(ROOM, room, desk));
    UserId anna = anna("17");

    values.pair(pairing(ROOM, room));
    assertThat(values.path(anna, desk)).isEmpty();
    assertThat(values.path(anna, room)).containsExactly("Directory=17");

    values.delete(room);
    run();
    assertThat(count("select count(*) from directory_value")).isZero();
    assertThat(mirror.wanted()).isEmpty();
  }

  @Test
  void who_has_no_value_of_a_required_one_lacks_it() throws LDAPException {
    branch.person("anna", new Attribute("roomNumber", "17"));
    branch.person("bert");
    values.pair(new Pairing(ROOM, true, List.of(room)));

    assertThat(mirror.lacking(directory.findPerson("anna", mirror.wanted()).orElseThrow()))
        .isEmpty();
    assertThat(mirror.lacking(directory.findPerson("bert", mirror.wanted()).orElseThrow()))
        .containsExactly(ROOM);
  }

  @Test
  void pairings_that_make_no_sense_are_refused() {
    EntryAttribute mail = new EntryAttribute("mail");

    assertRefused(pairing(ROOM, room), pairing(ROOM, values.define("other")));
    assertRefused(pairing(ROOM, room), pairing(mail, room));
    assertRefused(pairing(ROOM));
    assertRefused(pairing(ROOM, new DefinitionId(999_999)));
    assertRefused(pairing(ROOM, new DefinitionId(1)));
  }

  private void assertRefused(Pairing... pairings) {
    assertThatThrownBy(() -> values.pair(pairings)).isInstanceOf(InvalidException.class);
  }
}
