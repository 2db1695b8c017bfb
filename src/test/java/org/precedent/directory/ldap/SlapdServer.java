package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.precedent.testing.Installed;

/** OpenLDAP's slapd as Debian packages it, as a child process with its data in a folder. */
final class SlapdServer implements TestServer {

  /** May read, but gets no more than 100 entries of a search, pages or not. */
  static final String LIMITED = "cn=limited,dc=example,dc=org";

  private static final int TRIES = 5;
  private static final Path MODULES = Path.of("/usr/lib/ldap");
  private static final Path SCHEMAS = Path.of("/etc/ldap/schema");

  private final Path folder;
  private final int port;
  private Process process;

  private SlapdServer(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  private static Optional<Path> program() {
    return Stream.of("/usr/sbin/slapd", "/usr/local/sbin/slapd")
        .map(Path::of)
        .filter(Files::isExecutable)
        .filter(path -> Files.isDirectory(MODULES) && Files.isDirectory(SCHEMAS))
        .findFirst();
  }

  /** Starts one, where it is installed as on Debian. See {@link Installed}. */
  static SlapdServer start(Path folder) {
    Installed.require(program().isPresent(), "these tests need OpenLDAP: apt-get install slapd");
    configure(folder);
    for (int i = 0; i < TRIES; i++) {
      int port = freePort();
      Process process = launch(folder, port);
      if (answers(process, port)) {
        SlapdServer server = new SlapdServer(folder, port, process);
        server.addFirstEntries();
        return server;
      }
      process.destroyForcibly();
    }
    throw new IllegalStateException("slapd doesn't start: " + log(folder));
  }

  private static void configure(Path folder) {
    TestCertificate certificate = TestCertificate.create(folder);
    String configuration =
        """
        include %1$s/core.schema
        include %1$s/cosine.schema
        include %1$s/nis.schema
        include %1$s/inetorgperson.schema
        modulepath %2$s
        moduleload back_mdb
        moduleload memberof
        moduleload refint
        moduleload ppolicy
        pidfile %3$s/slapd.pid
        argsfile %3$s/slapd.args
        TLSCertificateFile %4$s
        TLSCertificateKeyFile %5$s
        TLSVerifyClient never
        sizelimit 100
        database mdb
        suffix "%6$s"
        rootdn "%7$s"
        rootpw "%8$s"
        directory %3$s/data
        maxsize 1073741824
        dbnosync
        limits dn.exact="%9$s" size=unlimited time=unlimited
        index objectClass,uid,entryUUID,member,uniqueMember,memberUid,modifyTimestamp eq
        access to attrs=userPassword by anonymous auth by * none
        access to * by users read by anonymous auth
        overlay memberof
        overlay refint
        refint_attributes member uniqueMember
        overlay ppolicy
        ppolicy_default "cn=policy,%6$s"
        ppolicy_use_lockout
        """
            .formatted(
                SCHEMAS,
                MODULES,
                folder,
                certificate.certificate(),
                certificate.key(),
                SUFFIX,
                ADMIN,
                PASSWORD,
                READER);
    try {
      Files.createDirectories(folder.resolve("data"));
      Files.writeString(folder.resolve("slapd.conf"), configuration);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Process launch(Path folder, int port) {
    try {
      return new ProcessBuilder(
              program().orElseThrow().toString(),
              "-h",
              "ldap://127.0.0.1:" + port + "/",
              "-f",
              folder.resolve("slapd.conf").toString(),
              "-d",
              "none")
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("slapd.log").toFile())
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean answers(Process process, int port) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !process.isAlive() || accepts(port));
    return process.isAlive();
  }

  private static boolean accepts(int port) {
    try (LDAPConnection connection = new LDAPConnection("127.0.0.1", port)) {
      return connection.isConnected();
    } catch (LDAPException notYet) {
      return false;
    }
  }

  private void addFirstEntries() {
    try (LDAPConnection admin = admin()) {
      TestServer.add(admin, "dn: " + SUFFIX, "objectClass: domain", "dc: example");
      for (String dn : new String[] {READER, LIMITED}) {
        TestServer.add(
            admin,
            "dn: " + dn,
            "objectClass: simpleSecurityObject",
            "objectClass: organizationalRole",
            "userPassword: " + PASSWORD);
      }
      TestServer.add(
          admin,
          "dn: cn=policy," + SUFFIX,
          "objectClass: device",
          "objectClass: pwdPolicy",
          "pwdAttribute: userPassword",
          "pwdLockout: TRUE",
          "pwdMaxFailure: 3",
          "pwdMustChange: TRUE");
    } catch (LDAPException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String log(Path folder) {
    try {
      return Files.readString(folder.resolve("slapd.log"));
    } catch (IOException failure) {
      return failure.toString();
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void restart() {
    process = launch(folder, port);
    if (!answers(process, port)) {
      throw new IllegalStateException("slapd doesn't start again: " + log(folder));
    }
  }

  @Override
  public void close() {
    kill();
  }
}
