package org.precedent.directory.ldap;

/** Which directory an administrator chose. */
public sealed interface LdapChoice {

  /** The demo directory inside this process. */
  record Embedded() implements LdapChoice {}

  /** None: all users are local. */
  record None() implements LdapChoice {}

  /** A directory of his. */
  record Configured(LdapSettings settings) implements LdapChoice {}
}
