package org.precedent.directory.ldap;

import java.util.List;
import java.util.Optional;

/**
 * Where a directory is. If one server fails, the next is taken, and kept until it fails.
 *
 * @param urls equal servers, in order of preference
 * @param startTls whether a connection by {@code ldap} is turned into TLS before anything is said
 * @param trustStore which certificates to trust; without it, those that Java trusts
 * @param verifyHostName whether a server's certificate must be for the name in the URL
 */
public record LdapServers(
    List<LdapUrl> urls, boolean startTls, Optional<TrustStore> trustStore, boolean verifyHostName) {

  /**
   * @throws IllegalArgumentException without a URL, or for StartTLS over {@code ldaps}
   */
  public LdapServers {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one URL");
    }
    if (startTls && urls.stream().anyMatch(LdapUrl::tls)) {
      throw new IllegalArgumentException(
          "StartTLS goes with ldap:// only; ldaps:// has TLS already");
    }
  }

  /** One server, unencrypted: on the same machine. */
  public static LdapServers plain(LdapUrl url) {
    return new LdapServers(List.of(url), false, Optional.empty(), true);
  }

  /** Whether passwords cross a network readable by others. */
  boolean exposesPasswords() {
    return !startTls && urls.stream().anyMatch(url -> !url.tls() && !url.local());
  }
}
