package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.precedent.directory.LogInResult.Refusal.CREDENTIALS;
import static org.precedent.directory.LogInResult.Refusal.DISABLED;
import static org.precedent.directory.LogInResult.Refusal.EMPTY_PASSWORD;
import static org.precedent.directory.LogInResult.Refusal.EXPIRED;
import static org.precedent.directory.LogInResult.Refusal.LOCKED;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.directory.AccountState;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.EntryPlace;
import org.precedent.directory.GroupMembers;
import org.precedent.directory.LogInResult;
import org.precedent.directory.LogInResult.Authenticated;
import org.precedent.directory.LogInResult.Refused;
import org.precedent.directory.MemberReference;
import org.precedent.directory.Watermark;
import org.precedent.identity.DirectoryId;

/** What a directory must do, whichever server is behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LdapDirectoryKit {

  private static final EntryAttribute DESCRIPTION = new EntryAttribute("description");

  private int count;
  protected Path folder;
  protected TestServer server;
  protected Branch branch;
  protected LdapDirectory directory;

  abstract TestServer start(Path folder);

  @BeforeAll
  void startServer(@TempDir Path folder) {
    this.folder = folder;
    server = start(folder);
  }

  @AfterAll
  void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void newBranch(TestInfo test) throws LDAPException {
    branch = new Branch(server, "test " + ++count);
    directory = branch.directory();
  }

  @AfterEach
  void disconnect() {
    directory.close();
    branch.close();
  }

  // Log-in

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
    assertThat(person.uidNumber()).isEmpty();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "a*",
        "anna)(uid=*",
        "*)(|(uid=*",
        "\\",
        "(",
        ")",
        "&",
        "|",
        "anna\\2a",
        "!",
        "=",
        "~=",
        "\0",
        "anna\0",
        "a\nb",
        " ",
        "",
        "ＡＮＮＡ\uFFFF",
        "\uD83D\uDE00"
      })
  void a_login_name_is_never_a_pattern(String loginName) throws LDAPException {
    branch.person("anna");

    assertThat(directory.authenticate(loginName, Branch.PASSWORD, Set.of()))
        .isEqualTo(new Refused(CREDENTIALS));
    assertThat(directory.findPerson(loginName, Set.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a*b(c)d\\e",
        "o'brien",
        "müller",
        "陳大文",
        "Иван",
        "a,b+c\"d;e<f>g=h",
        "#hash",
        "a b",
        "ünï\uD83D\uDE00",
        "comma, Jr.",
        "back\\slash",
        "slash/name",
        "user@example.org"
      })
  void names_with_special_characters_log_in_and_are_read_as_they_are(String uid)
      throws LDAPException {
    String dn = branch.person(uid);
    branch.group("of " + uid, dn);

    DirectoryPerson person = authenticated(uid);

    assertThat(person.loginName()).isEqualTo(uid);
    assertThat(directory.groupsOf(person))
        .extracting(DirectoryGroup::name)
        .containsExactly("of " + uid);
    assertThat(groups().get(0).members())
        .containsExactly(new MemberReference.ByDn(person.place().key()));
  }

  // Identity

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
    try (LdapDirectory byNumber = branch.directory(Branch.layout(LdapDirectoryKit::byRoomNumber))) {
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

  // What is read

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

  // Changes

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

  // Groups

  @Test
  void groups_are_found_through_groups_also_in_cycles() throws LDAPException {
    String anna = branch.person("anna");
    String inner = branch.group("inner", anna);
    String middle = branch.group("middle", inner, branch.groupDn("outer").toString());
    branch.group("outer", middle);
    branch.group("other", branch.person("bert"));

    assertThat(directory.groupsOf(authenticated("anna")))
        .extracting(DirectoryGroup::name)
        .containsExactlyInAnyOrder("inner", "middle", "outer");
  }

  @Test
  void a_group_that_contains_itself_is_found_once() throws LDAPException {
    String anna = branch.person("anna");
    branch.group("self", anna, branch.groupDn("self").toString());

    assertThat(directory.groupsOf(authenticated("anna")))
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

    assertThat(directory.groupsOf(person))
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

  // Faults

  @Test
  void a_server_killed_during_a_reading_is_an_error_not_a_shorter_answer() throws LDAPException {
    Attribute long_ = new Attribute("description", "x".repeat(4000));
    for (int i = 0; i < 50; i++) {
      branch.person("user" + i, long_);
    }
    List<String> names = new ArrayList<>();
    try {
      assertThatThrownBy(
              () ->
                  directory.readPeople(
                      Optional.empty(),
                      Set.of(DESCRIPTION),
                      person -> {
                        names.add(person.loginName());
                        if (names.size() == 10) {
                          server.kill();
                        }
                      }))
          .isInstanceOf(DirectoryUnavailableException.class);
    } finally {
      server.restart();
    }

    assertThat(names).hasSizeBetween(10, 49);
    assertThat(people()).as("after the server is back").hasSize(50);
  }

  @Test
  void while_the_server_is_away_log_ins_are_unavailable_and_afterwards_all_is_well()
      throws LDAPException {
    branch.person("anna");
    authenticated("anna");
    server.kill();
    try {
      LogInResult away = directory.authenticate("anna", Branch.PASSWORD, Set.of());
      assertThat(away).isInstanceOf(LogInResult.Unavailable.class);
      assertThat(((LogInResult.Unavailable) away).message()).contains("is it running?");
      assertThatThrownBy(() -> directory.findPerson("anna", Set.of()))
          .isInstanceOf(DirectoryUnavailableException.class);
    } finally {
      server.restart();
    }

    authenticated("anna");
  }

  @Test
  void kept_connections_that_broke_are_replaced_unnoticed() throws LDAPException {
    branch.person("anna");
    authenticated("anna");
    server.kill();
    server.restart();

    authenticated("anna");
    authenticated("anna");
  }

  @Test
  void a_wrong_password_of_the_service_says_what_to_check() {
    try (LdapDirectory wrong = branch.directory(Branch.login(TestServer.READER, "wrong"))) {
      assertThat(wrong.authenticate("anna", "x", Set.of()))
          .isInstanceOfSatisfying(
              LogInResult.Unavailable.class,
              unavailable ->
                  assertThat(unavailable.message())
                      .contains("PRECEDENT_LDAP_BIND_PASSWORD")
                      .doesNotContain(TestServer.PASSWORD));
      assertThat(wrong.probe())
          .singleElement()
          .satisfies(step -> assertThat(step.passed()).isFalse());
    }
  }

  @Test
  void a_base_that_is_not_there_says_what_to_check() {
    try (LdapDirectory wrong =
        branch.directory(Branch.layout(layout -> layout.withBase("ou=nowhere," + branch.base())))) {
      assertThatThrownBy(() -> wrong.readPeople(Optional.empty(), Set.of(), person -> {}))
          .isInstanceOf(DirectoryUnavailableException.class)
          .hasMessageContaining("PRECEDENT_LDAP_BASE");
    }
  }

  @Test
  void the_second_server_takes_over_from_the_first() throws LDAPException {
    branch.person("anna");
    LdapUrl nobody = new LdapUrl(false, "localhost", 1);
    try (LdapDirectory failover =
        branch.directory(Branch.servers(false, Optional.empty(), nobody, server.url()))) {
      assertThat(failover.authenticate("anna", Branch.PASSWORD, Set.of()))
          .isInstanceOf(Authenticated.class);
      assertThat(failover.probe())
          .extracting(step -> step.passed())
          .containsExactly(false, true, true, true, false);
    }
  }

  @Test
  void start_tls_with_the_right_certificate_works() throws LDAPException {
    branch.person("anna");
    try (LdapDirectory secure = branch.directory(startTls("cert.pem", server.url()))) {
      assertThat(secure.authenticate("anna", Branch.PASSWORD, Set.of()))
          .isInstanceOf(Authenticated.class);
      assertThat(secure.readPeople(Optional.empty(), Set.of(), person -> {}).delivered())
          .isEqualTo(1);
    }
  }

  @Test
  void a_certificate_for_another_name_is_refused_and_says_so() {
    LdapUrl otherName = new LdapUrl(false, "127.0.0.1", server.port());
    try (LdapDirectory secure = branch.directory(startTls("cert.pem", otherName))) {
      assertThat(secure.authenticate("anna", "x", Set.of()))
          .isInstanceOfSatisfying(
              LogInResult.Unavailable.class,
              unavailable -> assertThat(unavailable.message()).contains("for another name"));
    }
  }

  @Test
  void a_certificate_that_nobody_trusts_is_refused_and_says_so() {
    try (LdapDirectory secure =
        branch.directory(Branch.servers(true, Optional.empty(), server.url()))) {
      assertThat(secure.authenticate("anna", "x", Set.of()))
          .isInstanceOfSatisfying(
              LogInResult.Unavailable.class,
              unavailable ->
                  assertThat(unavailable.message()).contains("PRECEDENT_LDAP_TRUST_STORE"));
    }
  }

  @Test
  void a_probe_tells_what_it_found() throws LDAPException {
    String anna = branch.person("anna");
    String group = branch.group("group", anna);

    assertThat(directory.probe()).allSatisfy(step -> assertThat(step.passed()).isTrue());
    assertThat(directory.probe())
        .extracting(step -> step.message())
        .anySatisfy(message -> assertThat(message).contains(anna))
        .anySatisfy(message -> assertThat(message).contains(group));
  }

  // Helpers

  protected java.util.function.UnaryOperator<LdapSettings> startTls(String pem, LdapUrl url) {
    return Branch.servers(
        true, Optional.of(new TrustStore(folder.resolve(pem), Optional.empty())), url);
  }

  protected DirectoryPerson authenticated(String loginName) {
    LogInResult result = directory.authenticate(loginName, Branch.PASSWORD, Set.of());
    assertThat(result).isInstanceOf(Authenticated.class);
    return ((Authenticated) result).person();
  }

  protected List<DirectoryPerson> people() {
    List<DirectoryPerson> people = new ArrayList<>();
    directory.readPeople(Optional.empty(), Set.of(), people::add);
    return people;
  }

  protected List<GroupMembers> groups() {
    List<GroupMembers> groups = new ArrayList<>();
    directory.readGroups(Optional.empty(), groups::add);
    return groups;
  }

  protected record Read(DirectoryReading reading, List<String> names) {}

  protected Read readPeople(Optional<Watermark> since) {
    List<String> names = new ArrayList<>();
    DirectoryReading reading =
        directory.readPeople(since, Set.of(), person -> names.add(person.loginName()));
    return new Read(reading, names);
  }

  // Changes are dated by the second.
  protected static void nextSecond() {
    long second = Instant.now().getEpochSecond();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .until(() -> Instant.now().getEpochSecond() > second);
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

  private static LdapLayout byRoomNumber(LdapLayout layout) {
    return new LdapLayout(
        layout.profile(),
        layout.base(),
        layout.peopleBase(),
        layout.groupBase(),
        layout.personFilter(),
        layout.groupFilter(),
        new LayoutAttributes(
            Optional.of("roomNumber"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }
}
