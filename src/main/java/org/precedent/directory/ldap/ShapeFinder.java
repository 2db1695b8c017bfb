package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts together what the administrator said, what the directory says, and what is usual. */
final class ShapeFinder {

  // [MS-ADTS] 3.1.1.3.4.3.1: this is an Active Directory domain controller.
  private static final String ACTIVE_DIRECTORY_CAPABILITY = "1.2.840.113556.1.4.800";

  private ShapeFinder() {}

  /**
   * What is where in the directory that is connected.
   *
   * @throws LDAPException if it doesn't answer, or neither it nor the layout say where to look
   */
  static EntryShape ask(LDAPConnection connection, LdapLayout layout) throws LDAPException {
    RootDSE root = connection.getRootDSE();
    if (root == null) {
      throw new LDAPException(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "The root DSE can't be read.");
    }
    return find(layout, root);
  }

  /**
   * What is where in the directory that says this of itself.
   *
   * @throws LDAPException if neither it nor the layout say where to look
   */
  static EntryShape find(LdapLayout layout, RootDSE root) throws LDAPException {
    Profile profile = layout.profile().orElseGet(() -> profile(root));
    Profile.Habits habits = profile.habits();
    return new EntryShape(
        profile,
        names(layout.attributes(), habits),
        new EntryShape.Place(
            base(layout.peopleBase(), layout, habits.peoplePrefix(), root),
            personFilter(layout, habits)),
        new EntryShape.Place(
            base(layout.groupBase(), layout, habits.groupPrefix(), root),
            groupFilter(layout, habits)));
  }

  // What is usual below a naming context is not to be expected elsewhere.
  private static String base(Optional<String> own, LdapLayout layout, String prefix, RootDSE root)
      throws LDAPException {
    if (own.isPresent()) {
      return own.get();
    }
    String base = layout.base().or(() -> context(root)).orElseThrow(ShapeFinder::nowhere);
    return isContext(base, root) ? prefix + base : base;
  }

  private static LDAPException nowhere() {
    return new LDAPException(
        ResultCode.PARAM_ERROR,
        "It doesn't say where its people and groups are, or in more than one place: set"
            + " PRECEDENT_LDAP_BASE.");
  }

  private static boolean isContext(String base, RootDSE root) {
    String[] contexts = root.getNamingContextDNs();
    return contexts != null
        && Arrays.stream(contexts)
            .anyMatch(context -> DnKeys.normalized(context).equals(DnKeys.normalized(base)));
  }

  private static Filter personFilter(LdapLayout layout, Profile.Habits habits) {
    return LdapLayout.filter(layout.personFilter().orElse(habits.personFilter()));
  }

  private static Filter groupFilter(LdapLayout layout, Profile.Habits habits) {
    return LdapLayout.filter(layout.groupFilter().orElse(habits.groupFilter()));
  }

  private static EntryShape.Names names(LayoutAttributes given, Profile.Habits habits) {
    return new EntryShape.Names(
        given.id().orElse(habits.id()),
        given.login().isEmpty() ? habits.login() : given.login(),
        given.mail().orElse("mail"),
        given.firstName().orElse("givenName"),
        given.lastName().orElse("sn"),
        given.displayName().map(List::of).orElse(List.of("displayName", "cn")),
        given.groupName().orElse("cn"),
        given.members().isEmpty() ? List.of("member", "uniqueMember") : given.members());
  }

  private static Optional<String> context(RootDSE root) {
    String preferred = root.getAttributeValue("defaultNamingContext");
    if (preferred != null && !preferred.isBlank()) {
      return Optional.of(preferred);
    }
    String[] contexts = root.getNamingContextDNs();
    return contexts != null && contexts.length == 1 ? Optional.of(contexts[0]) : Optional.empty();
  }

  private static Profile profile(RootDSE root) {
    if (has(root.getAttributeValues("supportedCapabilities"), ACTIVE_DIRECTORY_CAPABILITY)) {
      return Profile.ACTIVE_DIRECTORY;
    }
    if (root.hasAttribute("ipatopologypluginversion") || root.hasAttribute("ipaDomainLevel")) {
      return Profile.FREEIPA;
    }
    String version = root.getVendorVersion();
    boolean is389 = version != null && version.toLowerCase(Locale.ROOT).startsWith("389-directory");
    return is389 ? Profile.DS389 : Profile.OPENLDAP;
  }

  private static boolean has(String[] values, String value) {
    return values != null && Arrays.asList(values).contains(value);
  }
}
