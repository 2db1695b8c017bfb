package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.Optional;

/**
 * What is where in a directory. Whatever is empty is as the profile says.
 *
 * @param profile the kind of directory; empty to find out
 * @param base where everything is; empty to ask the directory
 * @param peopleBase where people are
 * @param groupBase where groups are
 * @param personFilter which entries there are people (RFC 4515)
 * @param groupFilter which entries there are groups
 * @param attributes where an entry's names are
 */
public record LdapLayout(
    Optional<Profile> profile,
    Optional<String> base,
    Optional<String> peopleBase,
    Optional<String> groupBase,
    Optional<String> personFilter,
    Optional<String> groupFilter,
    LayoutAttributes attributes) {

  /** Everything as the directory and its profile say. */
  public static final LdapLayout DETECTED =
      new LdapLayout(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          LayoutAttributes.DEFAULT);

  /**
   * @throws IllegalArgumentException for a DN or a filter that isn't one
   */
  public LdapLayout {
    List.of(base, peopleBase, groupBase).forEach(dn -> dn.ifPresent(LdapLayout::requireDn));
    List.of(personFilter, groupFilter).forEach(text -> text.ifPresent(LdapLayout::filter));
  }

  /** The same, with one base for everything. */
  public LdapLayout withBase(String dn) {
    return new LdapLayout(
        profile, Optional.of(dn), peopleBase, groupBase, personFilter, groupFilter, attributes);
  }

  /** The filter that a text of RFC 4515 says. */
  static Filter filter(String text) {
    try {
      return Filter.create(text);
    } catch (LDAPException wrong) {
      throw new IllegalArgumentException(text + " is no LDAP filter: " + wrong.getMessage(), wrong);
    }
  }

  static void requireDn(String text) {
    if (!DN.isValidDN(text)) {
      throw new IllegalArgumentException(text + " is no distinguished name");
    }
  }
}
