package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.precedent.testing.KnownSecrets;

/** A branch of a test server that one test has for itself. */
final class Branch implements AutoCloseable {

  static final String PASSWORD = KnownSecrets.add("correct horse");

  private final TestServer server;
  private final LDAPConnection admin;
  private final String base;

  Branch(TestServer server, String name) throws LDAPException {
    this.server = server;
    this.admin = server.admin();
    this.base = "ou=" + name + "," + TestServer.SUFFIX;
    TestServer.add(admin, "dn: " + base, "objectClass: organizationalUnit", "ou: " + name);
  }

  String base() {
    return base;
  }

  LDAPConnection admin() {
    return admin;
  }

  /** The settings of a service that reads this branch. */
  LdapSettings settings() {
    return new LdapSettings(
        "test",
        LdapServers.plain(server.url()),
        new ServiceLogin.WithPassword(TestServer.READER, new Secret(TestServer.PASSWORD)),
        LdapLayout.DETECTED.withBase(base),
        new LdapLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO, 3, 7, Duration.ZERO));
  }

  LdapDirectory directory() {
    return directory(settings -> settings);
  }

  LdapDirectory directory(UnaryOperator<LdapSettings> change) {
    return new LdapDirectory(change.apply(settings()), Clock.systemUTC());
  }

  /** Adds a person with the password; his DN. */
  String person(String uid, Attribute... more) throws LDAPException {
    return person(uid, new DN(new RDN("uid", uid), new DN(base)), more);
  }

  String person(String uid, DN dn, Attribute... more) throws LDAPException {
    Entry entry = new Entry(dn);
    entry.addAttribute("objectClass", "inetOrgPerson");
    entry.addAttribute("uid", uid);
    entry.addAttribute("cn", uid);
    entry.addAttribute("sn", "Somebody");
    entry.addAttribute("userPassword", PASSWORD);
    Arrays.stream(more).forEach(entry::addAttribute);
    admin.add(entry);
    return entry.getDN();
  }

  /** Adds a group; its DN. */
  String group(String name, String... members) throws LDAPException {
    DN dn = groupDn(name);
    Entry entry = new Entry(dn);
    entry.addAttribute("objectClass", "groupOfNames");
    entry.addAttribute("cn", name);
    entry.addAttribute("member", members);
    admin.add(entry);
    return dn.toString();
  }

  DN groupDn(String name) throws LDAPException {
    return new DN(new RDN("cn", name), new DN(base));
  }

  void set(String dn, String attribute, String... values) throws LDAPException {
    admin.modify(dn, new Modification(ModificationType.REPLACE, attribute, values));
  }

  /** The changes to settings that tests make. */
  static UnaryOperator<LdapSettings> pages(int size) {
    return settings -> {
      LdapLimits limits = settings.limits();
      return limits(
          settings,
          new LdapLimits(
              limits.connectTimeout(),
              limits.responseTimeout(),
              limits.retryAfter(),
              limits.connections(),
              size,
              limits.overlap()));
    };
  }

  static LdapSettings limits(LdapSettings settings, LdapLimits limits) {
    return new LdapSettings(
        settings.name(), settings.servers(), settings.login(), settings.layout(), limits);
  }

  static UnaryOperator<LdapSettings> login(String dn, String password) {
    return settings ->
        new LdapSettings(
            settings.name(),
            settings.servers(),
            new ServiceLogin.WithPassword(dn, new Secret(password)),
            settings.layout(),
            settings.limits());
  }

  static UnaryOperator<LdapSettings> servers(
      boolean startTls, Optional<TrustStore> trust, LdapUrl... urls) {
    return settings ->
        new LdapSettings(
            settings.name(),
            new LdapServers(List.of(urls), startTls, trust, true),
            settings.login(),
            settings.layout(),
            settings.limits());
  }

  static UnaryOperator<LdapSettings> layout(UnaryOperator<LdapLayout> change) {
    return settings ->
        new LdapSettings(
            settings.name(),
            settings.servers(),
            settings.login(),
            change.apply(settings.layout()),
            settings.limits());
  }

  @Override
  public void close() {
    admin.close();
  }
}
