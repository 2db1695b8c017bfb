package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryListenerConfig;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLServerSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precedent.directory.LogInResult;
import org.precedent.directory.LogInResult.Refusal;
import org.precedent.directory.LogInResult.Refused;
import org.precedent.directory.LogInResult.Unavailable;

class LdapsTest {

  private static MemoryServer server;
  private static Path certificate;

  @BeforeAll
  static void start(@TempDir Path folder) {
    SSLServerSocketFactory tls =
        TestCertificate.create(folder).serverContext().getServerSocketFactory();
    server =
        MemoryServer.start(
            configuration ->
                configuration.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPSConfig(
                        "tls", InetAddress.getLoopbackAddress(), 0, tls, null)));
    certificate = folder.resolve("cert.pem");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_name_in_the_certificate_is_trusted() {
    assertThat(logIn(true, "localhost", true)).isEqualTo(new Refused(Refusal.CREDENTIALS));
  }

  @Test
  void another_name_is_not() {
    assertThat(message(logIn(true, "127.0.0.1", true))).contains("for another name");
  }

  @Test
  void another_name_is_trusted_if_the_administrator_says_so() {
    assertThat(logIn(true, "127.0.0.1", false)).isEqualTo(new Refused(Refusal.CREDENTIALS));
  }

  @Test
  void a_connection_without_tls_to_this_port_is_unavailable() {
    assertThat(logIn(false, "localhost", true)).isInstanceOf(Unavailable.class);
  }

  @Test
  void tls_to_a_port_without_it_says_what_to_check() {
    try (MemoryServer plain = MemoryServer.start(configuration -> {})) {
      LdapUrl url = new LdapUrl(true, "localhost", plain.port());
      assertThat(message(logIn(url, true))).contains("PRECEDENT_LDAP_URL");
    }
  }

  private LogInResult logIn(boolean tls, String host, boolean verifyHostName) {
    return logIn(new LdapUrl(tls, host, server.port()), verifyHostName);
  }

  private LogInResult logIn(LdapUrl url, boolean verifyHostName) {
    LdapSettings settings =
        new LdapSettings(
            "test",
            new LdapServers(
                List.of(url),
                false,
                Optional.of(new TrustStore(certificate, Optional.empty())),
                verifyHostName),
            new ServiceLogin.WithPassword(TestServer.READER, new Secret(TestServer.PASSWORD)),
            LdapLayout.DETECTED.withBase(TestServer.SUFFIX),
            new LdapLimits(
                java.time.Duration.ofSeconds(2),
                java.time.Duration.ofSeconds(2),
                java.time.Duration.ZERO,
                2,
                100,
                java.time.Duration.ZERO));
    try (LdapDirectory directory = new LdapDirectory(settings, Clock.systemUTC())) {
      return directory.authenticate("anna", "x", Set.of());
    }
  }

  private static String message(LogInResult result) {
    assertThat(result).isInstanceOf(Unavailable.class);
    return ((Unavailable) result).message();
  }
}
