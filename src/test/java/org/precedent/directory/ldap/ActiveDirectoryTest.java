package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precedent.directory.AccountState;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.GroupMembers;
import org.precedent.directory.LogInResult;
import org.precedent.directory.LogInResult.Authenticated;
import org.precedent.directory.LogInResult.Refusal;
import org.precedent.directory.LogInResult.Refused;
import org.precedent.directory.Watermark;

/** An in-memory server that behaves like Active Directory where it differs. */
class ActiveDirectoryTest {

  private static final String BASE = TestServer.SUFFIX;
  private static final String CONTROLLER = "cn=DC1," + BASE;
  private static final byte[] GUID = HexFormat.of().parseHex("33221100554477668899aabbccddeeff");
  private static final int RANGE = 1500;

  private MemoryServer server;
  private LdapDirectory directory;
  private final Habits habits = new Habits();

  @BeforeEach
  void start() {
    server =
        MemoryServer.start(
            configuration -> {
              configuration.setSchema(null);
              configuration.setCustomRootDSEAttributes(
                  List.of(
                      new Attribute("supportedCapabilities", "1.2.840.113556.1.4.800"),
                      new Attribute("defaultNamingContext", BASE),
                      new Attribute("dsServiceName", CONTROLLER),
                      new Attribute("highestCommittedUSN", "5000")));
              configuration.addInMemoryOperationInterceptor(habits);
            });
    directory =
        new LdapDirectory(
            new LdapSettings(
                "ad",
                LdapServers.plain(server.url()),
                new ServiceLogin.WithPassword(TestServer.READER, new Secret(TestServer.PASSWORD)),
                LdapLayout.DETECTED,
                new LdapLimits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ZERO,
                    3,
                    500,
                    Duration.ZERO)),
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    directory.close();
    server.close();
  }

  @Test
  void people_are_known_by_their_object_guid_and_log_in_by_either_name() throws LDAPException {
    person("anna", GUID);

    LogInResult byAccount = logIn("anna");

    assertThat(byAccount).isInstanceOf(Authenticated.class).isEqualTo(logIn("anna@example.org"));
    DirectoryPerson person = ((Authenticated) byAccount).person();
    assertThat(person.id().value()).isEqualTo("00112233-4455-6677-8899-aabbccddeeff");
    assertThat(person.loginName()).isEqualTo("anna");
    assertThat(directory.person(person.id(), Set.of())).contains(person);
    assertThat(directory.isActiveDirectory()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "userAccountControl, 514, DISABLED",
    "accountExpires, 132000000000000000, EXPIRED",
    "msDS-User-Account-Control-Computed, 16, LOCKED",
    "msDS-User-Account-Control-Computed, 8388608, EXPIRED",
    "lockoutTime, 133000000000000000, LOCKED",
    "pwdLastSet, 0, EXPIRED",
    "userAccountControl, rubbish, DISABLED"
  })
  void accounts_that_may_not_be_used_are_refused(String attribute, String value, Refusal refusal)
      throws LDAPException {
    person("anna", GUID, new Attribute(attribute, value));

    assertThat(logIn("anna")).isEqualTo(new Refused(refusal));
  }

  @ParameterizedTest
  @CsvSource({
    "userAccountControl, 512",
    "accountExpires, 0",
    "accountExpires, 9223372036854775807",
    "accountExpires, 200000000000000000",
    "msDS-User-Account-Control-Computed, 0",
    "lockoutTime, 0",
    "pwdLastSet, 133000000000000000"
  })
  void accounts_in_order_are_admitted(String attribute, String value) throws LDAPException {
    person("anna", GUID, new Attribute(attribute, value));

    assertThat(logIn("anna")).isInstanceOf(Authenticated.class);
  }

  @Test
  void a_lock_that_is_over_is_known_by_the_computed_state() throws LDAPException {
    person(
        "anna",
        GUID,
        new Attribute("lockoutTime", "133000000000000000"),
        new Attribute("msDS-User-Account-Control-Computed", "0"));

    assertThat(logIn("anna")).isInstanceOf(Authenticated.class);
  }

  @ParameterizedTest
  @CsvSource({
    "525, CREDENTIALS", "52e, CREDENTIALS", "530, DISABLED", "531, DISABLED", "532, EXPIRED",
    "533, DISABLED", "701, EXPIRED", "773, EXPIRED", "775, LOCKED", "80090308, CREDENTIALS"
  })
  void the_windows_error_of_a_refusal_is_understood(String error, Refusal refusal)
      throws LDAPException {
    person("anna", GUID);
    habits.bindMessage =
        "80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data "
            + error
            + ", v2580";

    assertThat(logIn("anna")).isEqualTo(new Refused(refusal));
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "1499", "1500", "1501", "3000", "4321"})
  void members_are_read_over_their_ranges(int count) throws LDAPException {
    String[] members =
        IntStream.range(0, count).mapToObj(i -> "cn=user" + i + "," + BASE).toArray(String[]::new);
    group("big", GUID, members);

    List<GroupMembers> groups = new ArrayList<>();
    directory.readGroups(Optional.empty(), groups::add);

    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).members()).hasSize(count).doesNotHaveDuplicates();
  }

  @Test
  void groups_of_groups_are_found_and_those_of_login_names() throws LDAPException {
    person("anna", GUID);
    group("inner", guid(1), "cn=anna," + BASE);
    group("outer", guid(2), "cn=inner," + BASE);
    group("named", guid(3));
    server
        .server()
        .modify("cn=named," + BASE, new Modification(ModificationType.ADD, "memberUid", "anna"));
    group("around", guid(4), "cn=named," + BASE);

    assertThat(groupsOf("anna")).containsExactlyInAnyOrder("inner", "outer", "named", "around");
  }

  @Test
  void no_group_is_found_through_one_that_is_not_read() throws LDAPException {
    person("anna", GUID);
    group("inner", guid(1), "cn=anna," + BASE);
    group("middle", guid(2), "cn=inner," + BASE);
    server
        .server()
        .modify(
            "cn=middle," + BASE,
            new Modification(ModificationType.REPLACE, "objectCategory", "elsewhere"));
    group("outer", guid(3), "cn=middle," + BASE);

    assertThat(groupsOf("anna")).containsExactly("inner");
  }

  private List<String> groupsOf(String loginName) {
    DirectoryPerson person = ((Authenticated) logIn(loginName)).person();
    return directory.groupsOf(person).usable().stream().map(DirectoryGroup::name).toList();
  }

  private static byte[] guid(int number) {
    byte[] guid = GUID.clone();
    guid[0] = (byte) number;
    return guid;
  }

  @Test
  void changes_are_told_by_the_sequence_number_of_the_server() throws LDAPException {
    person("old", GUID, new Attribute("uSNChanged", "4000"));
    DirectoryReading first = directory.readPeople(Optional.empty(), Set.of(), person -> {});
    person(
        "new",
        HexFormat.of().parseHex("aa221100554477668899aabbccddeeff"),
        new Attribute("uSNChanged", "5001"));
    List<String> names = new ArrayList<>();

    DirectoryReading second =
        directory.readPeople(first.next(), Set.of(), person -> names.add(person.loginName()));

    assertThat(first.complete()).isTrue();
    assertThat(second.complete()).isFalse();
    assertThat(names).containsExactly("new");
  }

  @Test
  void a_server_that_was_restored_from_a_backup_is_read_anew() throws LDAPException {
    Entry controller = new Entry(CONTROLLER);
    controller.addAttribute("objectClass", "top", "nTDSDSA");
    controller.addAttribute("cn", "DC1");
    controller.addAttribute("invocationId", "before");
    server.server().add(controller);
    person("anna", GUID, new Attribute("uSNChanged", "4000"));
    Optional<Watermark> mark = readPeople(Optional.empty()).next();
    assertThat(readPeople(mark).complete()).isFalse();

    server
        .server()
        .modify(CONTROLLER, new Modification(ModificationType.REPLACE, "invocationId", "after"));

    assertThat(readPeople(mark).complete()).isTrue();
  }

  private DirectoryReading readPeople(Optional<Watermark> since) {
    return directory.readPeople(since, Set.of(), person -> {});
  }

  @Test
  void the_state_of_people_is_read() throws LDAPException {
    person("anna", GUID, new Attribute("userAccountControl", "514"));

    assertThat(directory.findPerson("anna", Set.of()).orElseThrow().state())
        .isEqualTo(AccountState.DISABLED);
  }

  private LogInResult logIn(String loginName) {
    return directory.authenticate(loginName, Branch.PASSWORD, Set.of());
  }

  private void person(String name, byte[] guid, Attribute... more) throws LDAPException {
    Entry entry = new Entry("cn=" + name + "," + BASE);
    entry.addAttribute("objectClass", "top", "person", "user");
    entry.addAttribute("objectCategory", "person");
    entry.addAttribute("cn", name);
    entry.addAttribute("sAMAccountName", name);
    entry.addAttribute("userPrincipalName", name + "@example.org");
    entry.addAttribute("userPassword", Branch.PASSWORD);
    entry.addAttribute(new Attribute("objectGUID", guid));
    Arrays.stream(more).forEach(entry::addAttribute);
    server.server().add(entry);
  }

  private void group(String name, byte[] guid, String... members) throws LDAPException {
    Entry entry = new Entry("cn=" + name + "," + BASE);
    entry.addAttribute("objectClass", "top", "group");
    entry.addAttribute("objectCategory", "group");
    entry.addAttribute("cn", name);
    entry.addAttribute(new Attribute("objectGUID", guid));
    if (members.length > 0) {
      entry.addAttribute("member", members);
    }
    server.server().add(entry);
  }

  /** What Active Directory does otherwise. */
  private final class Habits extends InMemoryOperationInterceptor {

    private volatile String bindMessage = "";

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request)
        throws LDAPException {
      if (!bindMessage.isEmpty() && !request.getRequest().getBindDN().equals(TestServer.READER)) {
        throw new LDAPException(ResultCode.INVALID_CREDENTIALS, bindMessage);
      }
    }

    @Override
    public void processSearchEntry(InMemoryInterceptedSearchEntry result) {
      List<String> asked = result.getRequest().getAttributeList();
      asked.stream()
          .filter(attribute -> attribute.startsWith("member;range=") || attribute.equals("member"))
          .findFirst()
          .ifPresent(attribute -> range(result, attribute));
    }

    private void range(InMemoryInterceptedSearchEntry result, String asked) {
      String[] all = members(result.getSearchEntry().getDN());
      int from =
          asked.equals("member") ? 0 : Integer.parseInt(asked.replaceAll(".*=([0-9]+)-.*", "$1"));
      int to = Math.min(from + RANGE, all.length);
      if (from == 0 && all.length <= RANGE) {
        return;
      }
      Entry entry = result.getSearchEntry().duplicate();
      entry.removeAttribute("member");
      String end = to == all.length ? "*" : Integer.toString(to - 1);
      entry.addAttribute("member;range=" + from + "-" + end, Arrays.copyOfRange(all, from, to));
      if (from == 0) {
        entry.addAttribute(new Attribute("member", new String[0]));
      }
      result.setSearchEntry(entry);
    }

    private String[] members(String dn) {
      try {
        String[] values = server.server().getEntry(dn).getAttributeValues("member");
        return values == null ? new String[0] : values;
      } catch (LDAPException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }
}
