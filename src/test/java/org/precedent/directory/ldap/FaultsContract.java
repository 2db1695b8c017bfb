package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.LogInResult;
import org.precedent.directory.LogInResult.Authenticated;

/** What goes wrong says so, and loses nothing. */
abstract class FaultsContract extends ServerContract {

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
  void the_password_of_the_service_is_read_from_its_file_whenever_it_is_needed()
      throws LDAPException, IOException {
    branch.person("anna");
    Path file = folder.resolve("password-" + count);
    Files.writeString(file, TestServer.PASSWORD + "\n");
    try (LdapDirectory reading = branch.directory(passwordFile(file))) {
      assertThat(reading.readPeople(Optional.empty(), Set.of(), person -> {}).delivered()).isOne();

      Files.writeString(file, "another\n");
      assertRefused(reading);
      Files.writeString(file, "");
      assertRefused(reading);
      Files.delete(file);
      assertRefused(reading);

      Files.writeString(file, TestServer.PASSWORD);
      assertThat(reading.readPeople(Optional.empty(), Set.of(), person -> {}).delivered()).isOne();
    }
  }

  // A reading has a connection of its own, which is a new one each time.
  private static void assertRefused(LdapDirectory reading) {
    assertThatThrownBy(() -> reading.readPeople(Optional.empty(), Set.of(), person -> {}))
        .isInstanceOf(DirectoryUnavailableException.class)
        .hasMessageContaining("PRECEDENT_LDAP_BIND_PASSWORD")
        .hasMessageNotContaining(TestServer.PASSWORD);
  }

  private static UnaryOperator<LdapSettings> passwordFile(Path file) {
    return settings ->
        new LdapSettings(
            settings.name(),
            settings.servers(),
            new ServiceLogin.WithPasswordFile(TestServer.READER, file),
            settings.layout(),
            settings.limits());
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

  protected UnaryOperator<LdapSettings> startTls(String pem, LdapUrl url) {
    return Branch.servers(
        true, Optional.of(new TrustStore(folder.resolve(pem), Optional.empty())), url);
  }
}
