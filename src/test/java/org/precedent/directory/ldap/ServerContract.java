package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.GroupMembers;
import org.precedent.directory.LogInResult;
import org.precedent.directory.LogInResult.Authenticated;
import org.precedent.directory.Watermark;

/** A test of a directory that runs against whichever server it is given. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerContract {

  protected static final EntryAttribute DESCRIPTION = new EntryAttribute("description");

  protected int count;
  protected Path folder;
  protected TestServer server;
  protected Branch branch;
  protected LdapDirectory directory;

  abstract TestServer start(Path folder);

  @BeforeAll
  void chooseFolder(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterAll
  void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  // Here and not before all tests: so each of them says why it is skipped.
  @BeforeEach
  void newBranch() throws LDAPException {
    if (server == null) {
      server = start(folder);
    }
    branch = new Branch(server, "test " + ++count);
    directory = branch.directory();
  }

  @AfterEach
  void disconnect() {
    if (server != null) {
      directory.close();
      branch.close();
    }
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
}
