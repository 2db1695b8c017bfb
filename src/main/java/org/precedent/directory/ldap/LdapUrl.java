package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import java.util.Set;

/**
 * One server of a directory.
 *
 * @param tls whether the connection begins with TLS ({@code ldaps})
 * @param host a name or an address
 * @param port from 1 to 65535
 */
public record LdapUrl(boolean tls, String host, int port) {

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1");

  /**
   * The server at a URL such as {@code ldaps://ldap.example.org} or {@code ldap://10.0.0.7:1389}.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static LdapUrl parse(String text) {
    try {
      LDAPURL url = new LDAPURL(text);
      boolean tls = url.getScheme().equals("ldaps");
      boolean plain = url.getScheme().equals("ldap");
      if (!(tls || plain) || !url.hostProvided() || saysMore(url)) {
        throw wrong(text);
      }
      return new LdapUrl(tls, url.getHost(), url.getPort());
    } catch (LDAPException notAUrl) {
      throw wrong(text);
    }
  }

  // Where to look is configured apart: a base in the URL would be ignored in silence.
  private static boolean saysMore(LDAPURL url) {
    return url.baseDNProvided()
        || url.attributesProvided()
        || url.scopeProvided()
        || url.filterProvided();
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        text + " is no URL of the form ldap://host:port or ldaps://host:port");
  }

  /** Whether it is on this machine, by its name or address as written. */
  boolean local() {
    return LOCAL.contains(host);
  }

  @Override
  public String toString() {
    String address = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return (tls ? "ldaps://" : "ldap://") + address + ":" + port;
  }
}
