package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.LogInResult;
import org.precedent.directory.LogInResult.Refusal;

/** With UnboundID's server in this process. */
class MemoryDirectoryTest {

  @Nested
  class LogIns extends LogInContract {
    @Override
    TestServer start(Path folder) {
      return MemoryServer.start(folder);
    }
  }

  @Nested
  class Names extends NamesContract {
    @Override
    TestServer start(Path folder) {
      return MemoryServer.start(folder);
    }
  }

  @Nested
  class Identities extends IdentityContract {
    @Override
    TestServer start(Path folder) {
      return MemoryServer.start(folder);
    }
  }

  @Nested
  class Readings extends ReadingContract {
    @Override
    TestServer start(Path folder) {
      return MemoryServer.start(folder);
    }
  }

  @Nested
  class Faults extends FaultsContract {
    @Override
    TestServer start(Path folder) {
      return MemoryServer.start(folder);
    }
  }

  @Nested
  class OwnMatters extends ServerContract {
    @Override
    TestServer start(Path folder) {
      return MemoryServer.start(folder);
    }

    @Test
    void a_group_of_50000_members_is_read_whole() throws LDAPException {
      String[] members =
          IntStream.range(0, 50_000)
              .mapToObj(i -> "uid=user" + i + "," + branch.base())
              .toArray(String[]::new);
      branch.group("everybody", members);

      assertThat(groups().get(0).members()).hasSize(50_000).doesNotHaveDuplicates();
    }

    @Test
    void referrals_to_other_directories_are_not_followed() throws LDAPException, IOException {
      branch.person("anna");
      try (ServerSocket elsewhere = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
        TestServer.add(
            branch.admin(),
            "dn: ou=elsewhere," + branch.base(),
            "objectClass: referral",
            "objectClass: extensibleObject",
            "ou: elsewhere",
            "ref: ldap://127.0.0.1:" + elsewhere.getLocalPort() + "/ou=elsewhere," + branch.base());

        assertThat(people()).extracting(DirectoryPerson::loginName).containsExactly("anna");
        authenticated("anna");

        elsewhere.setSoTimeout(1);
        assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
      }
    }

    @Test
    void when_the_server_in_use_goes_away_the_next_one_takes_over() throws LDAPException {
      branch.person("anna");
      try (TestServer other = MemoryServer.start(configuration -> {});
          Branch copy = new Branch(other, branch.base().substring(3).split(",", 2)[0]);
          LdapDirectory both =
              branch.directory(
                  Branch.servers(false, Optional.empty(), other.url(), server.url()))) {
        copy.person("anna");
        copy.person("only here");
        assertThat(both.findPerson("only here", Set.of())).isPresent();

        other.kill();

        assertThat(both.authenticate("anna", Branch.PASSWORD, Set.of()))
            .isInstanceOf(LogInResult.Authenticated.class);
        assertThat(both.findPerson("only here", Set.of())).isEmpty();
      }
    }
  }

  /** A server under the hands of the tests. */
  @Nested
  class Disturbances extends ServerContract {

    private final Disturbance disturbance = new Disturbance();

    @Override
    TestServer start(Path folder) {
      return MemoryServer.start(folder, disturbance);
    }

    @AfterEach
    void disturbNoMore() {
      disturbance.beforeBind = dn -> {};
      disturbance.beforeEntry = dn -> {};
    }

    @Test
    void an_entry_made_again_while_somebody_logs_in_admits_nobody() throws LDAPException {
      String anna = branch.person("anna");
      disturbance.beforeBind =
          dn -> {
            if (dn.equals(anna)) {
              branch.admin().delete(dn);
              branch.person("anna");
            }
          };

      assertThat(directory.authenticate("anna", Branch.PASSWORD, Set.of()))
          .isEqualTo(new LogInResult.Refused(Refusal.CREDENTIALS));

      disturbance.beforeBind = dn -> {};
      authenticated("anna");
    }

    @ParameterizedTest
    @CsvSource({"53, DISABLED", "19, LOCKED"})
    void the_refusals_of_389_directory_server_are_understood(int code, Refusal refusal)
        throws LDAPException {
      String anna = branch.person("anna");
      disturbance.beforeBind =
          dn -> {
            if (dn.equals(anna)) {
              throw new LDAPException(ResultCode.valueOf(code), "no");
            }
          };

      assertThat(directory.authenticate("anna", Branch.PASSWORD, Set.of()))
          .isEqualTo(new LogInResult.Refused(refusal));
    }

    @Test
    void a_server_that_stalls_after_some_entries_ends_the_reading_in_time() throws LDAPException {
      for (int i = 0; i < 10; i++) {
        branch.person("user" + i);
      }
      CountDownLatch over = new CountDownLatch(1);
      AtomicInteger sent = new AtomicInteger();
      List<String> names = new ArrayList<>();
      LdapLimits limits =
          new LdapLimits(
              Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ZERO, 2, 0, Duration.ZERO);
      try (LdapDirectory patient = branch.directory(settings -> Branch.limits(settings, limits))) {
        assertThat(patient.findPerson("user1", Set.of())).isPresent();
        disturbance.beforeEntry =
            dn -> {
              if (dn.endsWith(branch.base()) && sent.incrementAndGet() > 5) {
                Uninterruptibly.await(over);
              }
            };
        long begin = System.nanoTime();

        assertThatThrownBy(
                () ->
                    patient.readPeople(
                        Optional.empty(), Set.of(), person -> names.add(person.loginName())))
            .isInstanceOf(DirectoryUnavailableException.class)
            .hasMessageContaining("didn't answer in time");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(names).hasSizeLessThan(10);
      } finally {
        over.countDown();
      }
    }
  }

  /** What the server does before it answers. */
  private static final class Disturbance extends InMemoryOperationInterceptor {

    /** Something to do with an entry. */
    @FunctionalInterface
    interface Deed {
      void with(String dn) throws LDAPException;
    }

    private volatile Deed beforeBind = dn -> {};
    private volatile Deed beforeEntry = dn -> {};

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request)
        throws LDAPException {
      beforeBind.with(request.getRequest().getBindDN());
    }

    @Override
    public void processSearchEntry(InMemoryInterceptedSearchEntry entry) {
      try {
        beforeEntry.with(entry.getSearchEntry().getDN());
      } catch (LDAPException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  private static final class Uninterruptibly {

    private Uninterruptibly() {}

    static void await(CountDownLatch latch) {
      try {
        if (!latch.await(30, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody ends it");
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
