package org.precedent.directory.ldap;

import java.util.Locale;

/** What an administrator may set about the directory. */
public enum LdapSetting {
  URL(
      "",
      "Servers of the directory, separated by blanks; none for no directory, nothing for the demo."),
  NAME("ldap", "Name of the directory in identities; never to be changed."),
  STARTTLS("false", "Whether ldap:// connections are encrypted before anything is said."),
  TRUST_STORE("", "File with the certificates to trust: PEM, PKCS12 or JKS; nothing for Java's."),
  TRUST_STORE_PASSWORD("", "Password of a PKCS12 or JKS trust store."),
  VERIFY_HOSTNAME("true", "Whether a certificate must be for the name in the URL."),
  BIND_DN("", "DN as which the directory is read; nothing for anonymous."),
  BIND_PASSWORD("", "Password of that DN."),
  BIND_PASSWORD_FILE("", "File of one line with that password, in its place."),
  PROFILE("auto", "Kind of directory: auto, openldap, ds389, freeipa or active_directory."),
  BASE("", "DN below which everything is; nothing to ask the directory."),
  PEOPLE_BASE("", "DN below which people are, if not the base."),
  GROUP_BASE("", "DN below which groups are, if not the base."),
  PERSON_FILTER("", "Which entries are people; nothing for the profile's."),
  GROUP_FILTER("", "Which entries are groups; nothing for the profile's."),
  ID_ATTRIBUTE("", "Attribute with the immutable id; nothing for the profile's."),
  LOGIN_ATTRIBUTES(
      "", "Attributes to log in with, separated by blanks; the first is the login name."),
  MAIL_ATTRIBUTE("", "Attribute with mail addresses; nothing for mail."),
  FIRST_NAME_ATTRIBUTE("", "Attribute with the first name; nothing for givenName."),
  LAST_NAME_ATTRIBUTE("", "Attribute with the last name; nothing for sn."),
  DISPLAY_NAME_ATTRIBUTE("", "Attribute with the whole name; nothing for displayName, else cn."),
  GROUP_NAME_ATTRIBUTE("", "Attribute with a group's name; nothing for cn."),
  MEMBER_ATTRIBUTES(
      "",
      "Attributes with a group's members, separated by blanks; nothing for member uniqueMember."),
  ADMIN_GROUP("", "DN of the group whose members are administrators; nothing for the demo's own."),
  CONNECT_TIMEOUT("PT5S", "How long a connection may take, with TLS."),
  RESPONSE_TIMEOUT("PT10S", "How long each answer may take."),
  RETRY_AFTER("PT5S", "How long a directory that failed is left alone."),
  POOL_SIZE("8", "Connections kept for look-ups, and as many for log-ins."),
  PAGE_SIZE("500", "Entries per page; 0 for no pages."),
  OVERLAP("PT5S", "How far a reading of changes goes back before the last known one.");

  private final String fallback;
  private final String description;

  LdapSetting(String fallback, String description) {
    this.fallback = fallback;
    this.description = description;
  }

  /** The name in MicroProfile Config, such as {@code precedent.ldap.bind.dn}. */
  public String configName() {
    return "precedent.ldap." + name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** The name as an environment variable, such as {@code PRECEDENT_LDAP_BIND_DN}. */
  public String environmentName() {
    return "PRECEDENT_LDAP_" + name();
  }

  /** What holds if nobody sets it. */
  public String fallback() {
    return fallback;
  }

  /** One sentence for the administrator. */
  public String description() {
    return description;
  }
}
