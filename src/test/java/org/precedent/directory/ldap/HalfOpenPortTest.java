package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.LogInResult.Authenticated;
import org.precedent.directory.LogInResult.Unavailable;

/** A port that accepts connections and never answers. */
class HalfOpenPortTest {

  private static final Duration TIMEOUT = Duration.ofMillis(300);
  // A busy machine may be late, but nothing waits twice.
  private static final Duration AT_MOST = Duration.ofSeconds(3);

  private ServerSocket silent;

  @BeforeEach
  void open() throws IOException {
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    silent.close();
  }

  @Test
  void a_log_in_is_unavailable_within_the_time_out() {
    assertUnavailableInTime(false, false);
  }

  @Test
  void so_it_is_with_tls() {
    assertUnavailableInTime(true, false);
  }

  @Test
  void so_it_is_with_start_tls() {
    assertUnavailableInTime(false, true);
  }

  @Test
  void so_it_is_without_a_login_of_the_service() {
    try (LdapDirectory directory =
        directory(false, Duration.ZERO, new ServiceLogin.Anonymous(), url(false))) {
      assertInTime(
          () ->
              assertThat(directory.authenticate("anna", "x", Set.of()))
                  .isInstanceOf(Unavailable.class));
    }
  }

  @Test
  void a_reading_fails_within_the_time_out() {
    try (LdapDirectory directory = directory(false, Duration.ZERO, login(), url(false))) {
      assertInTime(
          () ->
              assertThatThrownBy(
                      () -> directory.readPeople(Optional.empty(), Set.of(), person -> {}))
                  .isInstanceOf(DirectoryUnavailableException.class));
    }
  }

  @Test
  void a_probe_fails_within_the_time_out() {
    try (LdapDirectory directory = directory(false, Duration.ZERO, login(), url(false))) {
      assertInTime(
          () ->
              assertThat(directory.probe())
                  .singleElement()
                  .satisfies(step -> assertThat(step.message()).contains("didn't answer in time")));
    }
  }

  @Test
  void after_a_failure_nobody_waits_until_the_pause_is_over() {
    try (LdapDirectory directory = directory(false, Duration.ofMinutes(5), login(), url(false))) {
      directory.authenticate("anna", "x", Set.of());

      long begin = System.nanoTime();
      for (int i = 0; i < 100; i++) {
        assertThat(directory.authenticate("anna", "x", Set.of()))
            .isInstanceOfSatisfying(
                Unavailable.class,
                unavailable -> {
                  assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofMinutes(5));
                  assertThat(unavailable.message()).contains("didn't answer in time");
                });
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_MOST);
    }
  }

  @Test
  void the_next_server_takes_over_and_is_kept() throws LDAPException {
    try (TestServer server = MemoryServer.start(configuration -> {});
        Branch branch = new Branch(server, "test");
        LdapDirectory directory =
            new LdapDirectory(
                Branch.limits(
                    Branch.servers(false, Optional.empty(), url(false), server.url())
                        .apply(branch.settings()),
                    limits(Duration.ZERO)),
                Clock.systemUTC())) {
      branch.person("anna");
      for (int i = 0; i < 20; i++) {
        assertThat(directory.authenticate("anna", Branch.PASSWORD, Set.of()))
            .isInstanceOf(Authenticated.class);
      }
      assertInTime(
          () ->
              assertThat(directory.readPeople(Optional.empty(), Set.of(), person -> {}).delivered())
                  .isEqualTo(1));
    }
  }

  private void assertUnavailableInTime(boolean tls, boolean startTls) {
    try (LdapDirectory directory = directory(startTls, Duration.ZERO, login(), url(tls))) {
      assertInTime(
          () ->
              assertThat(directory.authenticate("anna", "x", Set.of()))
                  .isInstanceOf(Unavailable.class));
    }
  }

  private static void assertInTime(Runnable action) {
    long begin = System.nanoTime();
    action.run();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_MOST);
  }

  private LdapUrl url(boolean tls) {
    return new LdapUrl(tls, "localhost", silent.getLocalPort());
  }

  private static ServiceLogin login() {
    return new ServiceLogin.WithPassword("cn=someone", new Secret("password"));
  }

  private static LdapDirectory directory(
      boolean startTls, Duration pause, ServiceLogin login, LdapUrl url) {
    return new LdapDirectory(
        new LdapSettings(
            "test",
            new LdapServers(List.of(url), startTls, Optional.empty(), true),
            login,
            LdapLayout.DETECTED.withBase("dc=example,dc=org"),
            limits(pause)),
        Clock.systemUTC());
  }

  private static LdapLimits limits(Duration pause) {
    return new LdapLimits(TIMEOUT, TIMEOUT, pause, 3, 100, Duration.ZERO);
  }
}
