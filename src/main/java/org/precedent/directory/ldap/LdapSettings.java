package org.precedent.directory.ldap;

import org.precedent.identity.DirectoryId;

/**
 * All that an administrator says about a directory. Immutable; what is wrong was refused when it
 * was made.
 *
 * @param name the directory's name in the identity of each entry: changing it makes strangers of
 *     all
 * @param servers where it is
 * @param login as whom this service reads it
 * @param layout what is where in it, as far as the profile's defaults don't fit
 * @param limits how long and how much
 */
public record LdapSettings(
    String name, LdapServers servers, ServiceLogin login, LdapLayout layout, LdapLimits limits) {

  /**
   * @throws IllegalArgumentException if the name can't be a directory's
   */
  public LdapSettings {
    DirectoryId.requireDirectory(name);
  }
}
