package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.LDAPListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.DirectoryUnavailableException;

/** 100,000 people, and 5,000 groups with 1,000,000 memberships. */
class BigDirectoryTest {

  @Test
  void it_is_read_in_a_heap_that_could_not_hold_it() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Reader.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("100000 people, 5000 groups, 1000000 memberships, 100000 places");
  }

  @Test
  void a_server_killed_in_the_middle_of_one_long_answer_is_an_error() {
    LDAPListener server = GeneratedServer.start();
    AtomicLong read = new AtomicLong();
    try (LdapDirectory directory = directory(server)) {
      assertThatThrownBy(
              () ->
                  directory.readPeople(
                      Optional.empty(),
                      Set.of(),
                      person -> {
                        if (read.incrementAndGet() == 100) {
                          server.shutDown(true);
                        }
                      }))
          .isInstanceOf(DirectoryUnavailableException.class);
    }

    assertThat(read.get()).isBetween(100L, GeneratedServer.PEOPLE - 1L);
  }

  private static LdapDirectory directory(LDAPListener server) {
    LdapUrl url = new LdapUrl(false, "localhost", server.getListenPort());
    return new LdapDirectory(
        new LdapSettings(
            "big",
            LdapServers.plain(url),
            new ServiceLogin.Anonymous(),
            LdapLayout.DETECTED,
            LdapLimits.DEFAULT),
        Clock.systemUTC());
  }

  /** Runs in a process with a small heap. */
  static final class Reader {

    private Reader() {}

    public static void main(String[] arguments) {
      LDAPListener server = GeneratedServer.start();
      try (LdapDirectory directory = directory(server)) {
        DirectoryReading people = directory.readPeople(Optional.empty(), Set.of(), person -> {});
        AtomicLong memberships = new AtomicLong();
        DirectoryReading groups =
            directory.readGroups(
                Optional.empty(), group -> memberships.addAndGet(group.members().size()));
        AtomicLong places = new AtomicLong();
        directory.listPeople(place -> places.incrementAndGet());
        System.out.println(
            people.delivered()
                + " people, "
                + groups.delivered()
                + " groups, "
                + memberships
                + " memberships, "
                + places
                + " places");
      } finally {
        server.shutDown(true);
      }
    }
  }
}
