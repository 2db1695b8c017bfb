package org.precedent.directory.ldap;

import java.util.Optional;
import org.precedent.directory.DirectoryConnection;

/** What may be shown of settings. */
final class Descriptions {

  private Descriptions() {}

  static DirectoryConnection of(LdapSettings settings) {
    LdapServers servers = settings.servers();
    LdapUrl first = servers.urls().get(0);
    LdapLayout layout = settings.layout();
    LayoutAttributes names = layout.attributes();
    return new DirectoryConnection(
        first.host(),
        first.port(),
        first.tls() || servers.startTls(),
        servers.verifyHostName(),
        bindDn(settings.login()),
        !(settings.login() instanceof ServiceLogin.Anonymous),
        layout.peopleBase().or(layout::base),
        layout.groupBase().or(layout::base),
        layout.personFilter(),
        names.login(),
        names.id(),
        names.mail(),
        names.firstName(),
        names.lastName(),
        names.members(),
        settings.limits().pageSize() > 0);
  }

  private static Optional<String> bindDn(ServiceLogin login) {
    if (login instanceof ServiceLogin.WithPassword known) {
      return Optional.of(known.bindDn());
    }
    return login instanceof ServiceLogin.WithPasswordFile known
        ? Optional.of(known.bindDn())
        : Optional.empty();
  }
}
