package org.precedent.directory.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import javax.net.ssl.SSLSocketFactory;

/** UnboundID's server in this process. */
final class MemoryServer implements TestServer {

  /** What a test wants otherwise. */
  interface Change {
    void apply(InMemoryDirectoryServerConfig configuration) throws LDAPException;
  }

  private final InMemoryDirectoryServer server;
  private final int port;

  private MemoryServer(InMemoryDirectoryServer server) {
    this.server = server;
    this.port = server.getListenPort();
  }

  /** With StartTLS; its certificate is in the folder. */
  static MemoryServer start(Path folder, InMemoryOperationInterceptor... interceptors) {
    SSLSocketFactory tls = TestCertificate.create(folder).serverContext().getSocketFactory();
    return start(
        configuration -> {
          Arrays.stream(interceptors).forEach(configuration::addInMemoryOperationInterceptor);
          configuration.setEqualityIndexAttributes("objectClass", "uid", "entryUUID");
          configuration.setListenerConfigs(
              InMemoryListenerConfig.createLDAPConfig(
                  "test", InetAddress.getLoopbackAddress(), 0, tls));
        });
  }

  static MemoryServer start(Change change) {
    try {
      InMemoryDirectoryServerConfig configuration = new InMemoryDirectoryServerConfig(SUFFIX);
      configuration.setSchema(EmbeddedDirectory.schema());
      configuration.addAdditionalBindCredentials(ADMIN, PASSWORD);
      configuration.addAdditionalBindCredentials(READER, PASSWORD);
      configuration.setPasswordEncoders(new SaltedHashes());
      configuration.setListenerConfigs(
          InMemoryListenerConfig.createLDAPConfig(
              "test", InetAddress.getLoopbackAddress(), 0, null));
      // OpenLDAP's 000001010000Z, for ever, is no time to the library.
      configuration.setEnforceAttributeSyntaxCompliance(false);
      change.apply(configuration);
      InMemoryDirectoryServer server = new InMemoryDirectoryServer(configuration);
      server.add("dn: " + SUFFIX, "objectClass: domain", "dc: example");
      server.startListening();
      return new MemoryServer(server);
    } catch (LDAPException | LDIFException | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  InMemoryDirectoryServer server() {
    return server;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void kill() {
    server.shutDown(true);
  }

  // The library gives the listener its old port again.
  @Override
  public void restart() {
    try {
      server.startListening();
    } catch (LDAPException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
