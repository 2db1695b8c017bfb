package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import org.precedent.testing.KnownSecrets;

/** A real LDAP server on the loopback interface, for one test or a class of them. */
interface TestServer extends AutoCloseable {

  String SUFFIX = "dc=example,dc=org";
  String ADMIN = "cn=admin,dc=example,dc=org";
  String READER = "cn=reader,dc=example,dc=org";
  String PASSWORD = KnownSecrets.add("reader's pass word");

  int port();

  /** By the name that stands in its certificate. */
  default LdapUrl url() {
    return new LdapUrl(false, "localhost", port());
  }

  /** A connection that may change everything. */
  default LDAPConnection admin() throws LDAPException {
    return new LDAPConnection("localhost", port(), ADMIN, PASSWORD);
  }

  /** Adds an entry in LDIF. */
  static void add(LDAPConnection connection, String... lines) throws LDAPException {
    try {
      connection.add(lines);
    } catch (LDIFException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  /** Pulls the plug. */
  void kill();

  /** Starts it again on the same port, with the same data, after {@link #kill}. */
  void restart();

  @Override
  void close();
}
