package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.LogInResult;
import org.precedent.directory.LogInResult.Authenticated;
import org.precedent.directory.LogInResult.Refusal;
import org.precedent.directory.LogInResult.Refused;
import org.precedent.identity.DirectoryId;

class EmbeddedDirectoryTest {

  private static final String PASSWORD = "precedent";

  private static EmbeddedDirectory embedded;
  private static LdapDirectory directory;

  @BeforeAll
  static void start() {
    embedded = EmbeddedDirectory.start();
    directory = new LdapDirectory(embedded.settings(), Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    directory.close();
    embedded.close();
  }

  @Test
  void it_has_a_company_of_some_40_people_all_of_them_usable() {
    DirectoryReading people = directory.readPeople(Optional.empty(), Set.of(), person -> {});
    DirectoryReading groups = directory.readGroups(Optional.empty(), group -> {});

    assertThat(people.delivered()).isEqualTo(42);
    assertThat(groups.delivered()).isEqualTo(18);
    assertThat(people.leftOut() + groups.leftOut()).isZero();
  }

  @Test
  void every_member_of_every_group_exists() {
    Set<Object> keys = new java.util.HashSet<>();
    directory.listPeople(place -> keys.add(place.key()));
    directory.listGroups(place -> keys.add(place.key()));

    directory.readGroups(
        Optional.empty(),
        group ->
            assertThat(group.members())
                .isNotEmpty()
                .allSatisfy(
                    member ->
                        assertThat(keys)
                            .contains(
                                ((org.precedent.directory.MemberReference.ByDn) member).key())));
  }

  @Test
  void an_administrator_logs_in_with_the_demo_password() {
    assertThat(groupsOf("agreen")).contains("precedent-admins", "it", "office", "all-staff");
  }

  @Test
  void people_are_in_groups_through_groups() {
    assertThat(groupsOf("hsato"))
        .containsExactlyInAnyOrder("sales-asia", "sales", "office", "all-staff");
    assertThat(groupsOf("vrossi")).contains("ski-club-Åre", "climbing-club");
  }

  @Test
  void a_service_account_logs_in_as_people_do() {
    assertThat(groupsOf("svc-reports")).containsExactly("report-readers");
  }

  @Test
  void the_disabled_and_the_expired_are_refused() {
    assertThat(directory.authenticate("tbaker", PASSWORD, Set.of()))
        .isEqualTo(new Refused(Refusal.DISABLED));
    assertThat(directory.authenticate("nfischer", PASSWORD, Set.of()))
        .isEqualTo(new Refused(Refusal.EXPIRED));
  }

  @Test
  void right_passwords_are_right_when_many_log_in_at_once() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<LogInResult>> logIns =
          IntStream.range(0, 400)
              .<Callable<LogInResult>>mapToObj(
                  i -> () -> directory.authenticate("jmueller", PASSWORD, Set.of()))
              .toList();
      for (Future<LogInResult> logIn : threads.invokeAll(logIns)) {
        assertThat(logIn.get()).isInstanceOf(Authenticated.class);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void everybody_has_the_same_identity_at_each_start() {
    try (EmbeddedDirectory again = EmbeddedDirectory.start();
        LdapDirectory other = new LdapDirectory(again.settings(), Clock.systemUTC())) {
      assertThat(identities(other)).hasSize(42).isEqualTo(identities(directory));
    }
  }

  @Test
  void nobody_reads_without_a_password() throws LDAPException {
    try (LDAPConnection connection = connect()) {
      assertThatThrownBy(() -> search(connection)).isInstanceOf(LDAPException.class);
    }
  }

  @Test
  void nobody_sees_passwords_nor_changes_anything() throws LDAPException {
    String dn = "uid=agreen,ou=people," + EmbeddedDirectory.BASE;
    try (LDAPConnection connection = connect()) {
      connection.bind(dn, PASSWORD);

      assertThat(search(connection))
          .hasSizeGreaterThan(50)
          .noneMatch(entry -> entry.hasAttribute("userPassword"));
      assertThatThrownBy(() -> connection.delete(dn))
          .isInstanceOfSatisfying(
              LDAPException.class,
              refused ->
                  assertThat(refused.getResultCode()).isEqualTo(ResultCode.UNWILLING_TO_PERFORM));
    }
  }

  @Test
  void its_password_for_this_service_is_in_no_text() {
    assertThat(embedded.settings().toString()).contains("(secret)");
  }

  private static LDAPConnection connect() throws LDAPException {
    LdapUrl url = embedded.settings().servers().urls().get(0);
    return new LDAPConnection(url.host(), url.port());
  }

  private static List<SearchResultEntry> search(LDAPConnection connection) throws LDAPException {
    return connection
        .search(
            EmbeddedDirectory.BASE, SearchScope.SUB, "(objectClass=*)", "*", "+", "userPassword")
        .getSearchEntries();
  }

  private static List<String> groupsOf(String loginName) {
    LogInResult result = directory.authenticate(loginName, PASSWORD, Set.of());
    assertThat(result).isInstanceOf(Authenticated.class);
    return directory.groupsOf(((Authenticated) result).person()).usable().stream()
        .map(DirectoryGroup::name)
        .toList();
  }

  private static Map<String, DirectoryId> identities(LdapDirectory directory) {
    Map<String, DirectoryId> identities = new HashMap<>();
    directory.readPeople(
        Optional.empty(), Set.of(), person -> identities.put(person.loginName(), person.id()));
    return identities;
  }
}
