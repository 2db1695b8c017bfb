package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RootDSE;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShapeFinderTest {

  private static final Attribute CONTEXT = new Attribute("namingContexts", "dc=x");

  @Test
  void active_directory_is_known_by_its_capability() throws LDAPException {
    EntryShape shape =
        find(
            new Attribute(
                "supportedCapabilities", "1.2.840.113556.1.4.1670", "1.2.840.113556.1.4.800"),
            new Attribute("defaultNamingContext", "dc=corp"),
            new Attribute("namingContexts", "dc=corp", "cn=configuration,dc=corp"));

    assertThat(shape.profile()).isEqualTo(Profile.ACTIVE_DIRECTORY);
    assertThat(shape.people().base()).isEqualTo("dc=corp");
    assertThat(shape.names().id()).isEqualTo("objectGUID");
    assertThat(shape.names().login()).containsExactly("sAMAccountName", "userPrincipalName");
    assertThat(shape.changeAttribute()).isEqualTo("uSNChanged");
  }

  @Test
  void freeipa_is_read_where_its_accounts_are() throws LDAPException {
    EntryShape shape =
        find(
            CONTEXT,
            new Attribute("vendorVersion", "389-Directory/2.4.5 B2024"),
            new Attribute("ipatopologypluginversion", "1.0"));

    assertThat(shape.profile()).isEqualTo(Profile.FREEIPA);
    assertThat(shape.people().base()).isEqualTo("cn=users,cn=accounts,dc=x");
    assertThat(shape.groups().base()).isEqualTo("cn=groups,cn=accounts,dc=x");
    assertThat(shape.names().id()).isEqualTo("ipaUniqueID");
  }

  @Test
  void freeipa_is_read_there_also_if_the_administrator_names_its_suffix() throws LDAPException {
    Attribute ipa = new Attribute("ipatopologypluginversion", "1.0");

    assertThat(ShapeFinder.find(LdapLayout.DETECTED.withBase("DC=X"), root(CONTEXT, ipa)))
        .satisfies(
            shape -> assertThat(shape.people().base()).isEqualTo("cn=users,cn=accounts,DC=X"));
    assertThat(ShapeFinder.find(LdapLayout.DETECTED.withBase("ou=a,dc=x"), root(CONTEXT, ipa)))
        .satisfies(shape -> assertThat(shape.people().base()).isEqualTo("ou=a,dc=x"));
  }

  @Test
  void directory_server_389_is_known_by_its_version() throws LDAPException {
    EntryShape shape = find(CONTEXT, new Attribute("vendorVersion", "389-Directory/2.4.5 B2024"));

    assertThat(shape.profile()).isEqualTo(Profile.DS389);
    assertThat(shape.names().id()).isEqualTo("nsUniqueId");
  }

  @Test
  void everything_else_is_taken_for_standard() throws LDAPException {
    EntryShape shape = find(CONTEXT);

    assertThat(shape.profile()).isEqualTo(Profile.OPENLDAP);
    assertThat(shape.names().id()).isEqualTo("entryUUID");
  }

  @Test
  void several_contexts_without_a_default_leave_it_to_the_administrator() {
    assertThatThrownBy(() -> find(new Attribute("namingContexts", "dc=x", "dc=y")))
        .isInstanceOf(LDAPException.class)
        .hasMessageContaining("PRECEDENT_LDAP_BASE");
  }

  @Test
  void what_the_administrator_says_counts_first() throws LDAPException {
    LdapLayout layout =
        new LdapLayout(
            Optional.of(Profile.FREEIPA),
            Optional.of("dc=all"),
            Optional.of("ou=staff,dc=all"),
            Optional.empty(),
            Optional.of("(objectClass=staff)"),
            Optional.empty(),
            new LayoutAttributes(
                Optional.of("staffId"),
                List.of("staffName", "mail"),
                Optional.of("rfc822"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("gecos"),
                Optional.empty(),
                List.of("participant")));

    EntryShape shape = ShapeFinder.find(layout, root(CONTEXT));

    assertThat(shape.profile()).isEqualTo(Profile.FREEIPA);
    assertThat(shape.people().base()).isEqualTo("ou=staff,dc=all");
    assertThat(shape.people().filter()).hasToString("(objectClass=staff)");
    assertThat(shape.groups().base()).isEqualTo("dc=all");
    assertThat(shape.names())
        .isEqualTo(
            new EntryShape.Names(
                "staffId",
                List.of("staffName", "mail"),
                "rfc822",
                "givenName",
                "sn",
                List.of("gecos"),
                "cn",
                List.of("participant")));
  }

  private static EntryShape find(Attribute... attributes) throws LDAPException {
    return ShapeFinder.find(LdapLayout.DETECTED, root(attributes));
  }

  private static RootDSE root(Attribute... attributes) {
    return new RootDSE(new Entry("", attributes));
  }
}
