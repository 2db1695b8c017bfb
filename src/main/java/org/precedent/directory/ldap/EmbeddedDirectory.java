package org.precedent.directory.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Objects;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.DirectoryUnavailableException;

/**
 * A small directory inside this process, for trying out: the demo company of {@code
 * server-config/demo-directory.ldif}. It listens on the loopback interface, on a port that the
 * system chooses, lets nobody in without a password, and nobody change anything. Its entries have
 * the same identities at each start. Thread-safe.
 */
public final class EmbeddedDirectory implements AutoCloseable {

  /** Its name in identities. */
  public static final String NAME = ConfiguredDirectory.DEMO;

  /** Where everything in it is. */
  public static final String BASE = "dc=example,dc=com";

  /** The group of its administrators. */
  static final String ADMINISTRATORS = "cn=precedent-admins,ou=groups," + BASE;

  private static final String DEMO = "/demo-directory.ldif";
  private static final String SCHEMA = "schema.ldif";
  private static final String SERVICE = "cn=precedent";
  private static final int PASSWORD_BYTES = 24;

  private final InMemoryDirectoryServer server;
  private final Secret servicePassword;

  private EmbeddedDirectory(InMemoryDirectoryServer server, Secret servicePassword) {
    this.server = server;
    this.servicePassword = servicePassword;
  }

  /**
   * Starts it with the demo company.
   *
   * @throws DirectoryUnavailableException if it can't listen
   */
  public static EmbeddedDirectory start() {
    Secret servicePassword = randomPassword();
    try {
      InMemoryDirectoryServer server = new InMemoryDirectoryServer(configuration(servicePassword));
      try (LDIFReader reader = new LDIFReader(resource(DEMO))) {
        server.importFromLDIF(true, reader);
      }
      server.startListening();
      return new EmbeddedDirectory(server, servicePassword);
    } catch (LDAPException failure) {
      throw new DirectoryUnavailableException(
          "The embedded directory doesn't start: " + failure.getMessage(),
          LdapLimits.DEFAULT.retryAfter(),
          failure);
    } catch (IOException | LDIFException damaged) {
      throw new IllegalStateException("The demo directory can't be read.", damaged);
    }
  }

  /** The schema of this directory: the standards, and what directories know besides. */
  static Schema schema() throws LDAPException, IOException, LDIFException {
    try (InputStream additions = resource(SCHEMA)) {
      return Schema.mergeSchemas(Schema.getDefaultStandardSchema(), Schema.getSchema(additions));
    }
  }

  private static InMemoryDirectoryServerConfig configuration(Secret servicePassword)
      throws LDAPException, IOException, LDIFException {
    InMemoryDirectoryServerConfig configuration = new InMemoryDirectoryServerConfig(BASE);
    configuration.setSchema(schema());
    configuration.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig(
            "loopback", InetAddress.getLoopbackAddress(), 0, null));
    configuration.setAllowedOperationTypes(
        EnumSet.of(
            OperationType.BIND,
            OperationType.COMPARE,
            OperationType.SEARCH,
            OperationType.ABANDON,
            OperationType.UNBIND));
    configuration.setAuthenticationRequiredOperationTypes(
        EnumSet.of(OperationType.COMPARE, OperationType.SEARCH));
    configuration.addAdditionalBindCredentials(SERVICE, servicePassword.text());
    configuration.setPasswordEncoders(new SaltedHashes());
    configuration.addInMemoryOperationInterceptor(new HidePasswords());
    return configuration;
  }

  private static Secret randomPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        EmbeddedDirectory.class.getResourceAsStream(name), "The WAR lacks " + name);
  }

  /** How to read it: as any other directory, by LDAP, with a password made at this start. */
  public LdapSettings settings() {
    LdapUrl url =
        new LdapUrl(
            false, InetAddress.getLoopbackAddress().getHostAddress(), server.getListenPort());
    return new LdapSettings(
        NAME,
        LdapServers.plain(url),
        new ServiceLogin.WithPassword(SERVICE, servicePassword),
        LdapLayout.DETECTED.withBase(BASE),
        LdapLimits.DEFAULT);
  }

  /** Stops it, with all its connections. */
  @Override
  public void close() {
    server.shutDown(true);
  }
}
