package org.precedent.looker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.Pairing;
import org.precedent.directory.DirectoryConnection;
import org.precedent.directory.mirror.RoleGroup;
import org.precedent.identity.Caller;
import org.precedent.identity.Role;
import org.precedent.looker.AttributeShapes.SeenDefinition;
import org.precedent.looker.RoleShapes.SeenRole;

/** Looker's {@code LDAPConfig} and what is in it. */
final class DirectoryConfigShapes {

  /**
   * The configuration as an administrator sees it.
   *
   * @param connection empty if there is no directory
   */
  record SeenConfig(
      Optional<DirectoryConnection> connection,
      boolean givesRoles,
      List<SeenPairing> pairings,
      List<SeenGroup> groups,
      Links links) {

    private Optional<String> text(Function<DirectoryConnection, Optional<String>> part) {
      return connection.flatMap(part);
    }

    private boolean flag(Function<DirectoryConnection, Boolean> part) {
      return connection.map(part).orElse(false);
    }
  }

  /** A pairing with what it feeds. */
  record SeenPairing(Caller caller, Pairing pairing, List<Definition> definitions) {}

  /**
   * A group that gives roles.
   *
   * @param id its place in the list
   */
  record SeenGroup(String id, RoleGroup group, Links links) {

    private Optional<String> mirroredId() {
      return group.mirrored().map(mirrored -> mirrored.id().toString());
    }

    private Optional<String> mirroredName() {
      return group.mirrored().map(RoleGroup.Mirrored::name);
    }

    private List<Role> roles() {
      return DirectoryConfig.sorted(Role.class, group.roles());
    }
  }

  static final Shape<SeenPairing> PAIRING =
      Shape.<SeenPairing>builder()
          .string("name", row -> row.pairing.attribute().name())
          .bool("required", row -> row.pairing.required())
          .objects(
              "user_attributes",
              AttributeShapes.DEFINITION,
              row ->
                  row.definitions.stream()
                      .map(definition -> new SeenDefinition(definition, row.caller))
                      .toList())
          .none("url")
          .build();

  static final Shape<SeenPairing> PAIRING_WITH_IDS =
      Shape.<SeenPairing>builder()
          .string("name", row -> row.pairing.attribute().name())
          .bool("required", row -> row.pairing.required())
          .strings(
              "user_attribute_ids",
              row -> row.pairing.definitions().stream().map(DefinitionId::toString).toList())
          .none("url")
          .build();

  static final Shape<SeenGroup> GROUP =
      Shape.<SeenGroup>builder()
          .string("id", SeenGroup::id)
          .optional("looker_group_id", SeenGroup::mirroredId)
          .optional("looker_group_name", SeenGroup::mirroredName)
          .string("name", row -> row.group.dn())
          .objects(
              "roles",
              RoleShapes.ROLE,
              row -> row.roles().stream().map(role -> new SeenRole(role, row.links)).toList())
          .none("url")
          .build();

  static final Shape<SeenGroup> GROUP_WITH_IDS =
      Shape.<SeenGroup>builder()
          .string("id", SeenGroup::id)
          .optional("looker_group_id", SeenGroup::mirroredId)
          .optional("looker_group_name", SeenGroup::mirroredName)
          .string("name", row -> row.group.dn())
          .strings("role_ids", row -> row.roles().stream().map(Role::id).toList())
          .none("url")
          .build();

  static final Shape<SeenConfig> CONFIG =
      Shape.<SeenConfig>builder()
          .flags("can", row -> Map.of("show", true, "update", true))
          .bool("alternate_email_login_allowed", row -> false)
          .omitted("auth_password")
          .bool("auth_requires_role", row -> false)
          .optional("auth_username", row -> row.text(DirectoryConnection::bindDn))
          .optional("connection_host", row -> row.connection.map(DirectoryConnection::host))
          .optional("connection_port", row -> row.connection.map(at -> Integer.toString(at.port())))
          .bool("connection_tls", row -> row.flag(DirectoryConnection::tls))
          .bool("connection_tls_no_verify", row -> row.flag(at -> !at.verified()))
          .omitted("default_new_user_group_ids")
          .strings("default_new_user_groups", row -> List.of())
          .omitted("default_new_user_role_ids")
          .strings("default_new_user_roles", row -> List.of())
          .bool("enabled", row -> row.connection.isPresent())
          .bool("force_no_page", row -> row.flag(at -> !at.paged()))
          .objects("groups", GROUP, SeenConfig::groups)
          .optional("groups_base_dn", row -> row.text(DirectoryConnection::groupBase))
          .none("groups_finder_type")
          .optional(
              "groups_member_attribute",
              row -> row.text(at -> at.memberAttributes().stream().findFirst()))
          .none("groups_objectclasses")
          .none("groups_user_attribute")
          .objects("groups_with_role_ids", GROUP_WITH_IDS, SeenConfig::groups)
          .bool("has_auth_password", row -> row.flag(DirectoryConnection::hasPassword))
          .bool("merge_new_users_by_email", row -> false)
          .none("modified_at")
          .none("modified_by")
          .bool("set_roles_from_groups", SeenConfig::givesRoles)
          .omitted("test_ldap_password")
          .omitted("test_ldap_user")
          .optional("user_attribute_map_email", row -> row.text(DirectoryConnection::mailAttribute))
          .optional(
              "user_attribute_map_first_name",
              row -> row.text(DirectoryConnection::firstNameAttribute))
          .optional(
              "user_attribute_map_last_name",
              row -> row.text(DirectoryConnection::lastNameAttribute))
          .optional("user_attribute_map_ldap_id", row -> row.text(DirectoryConnection::idAttribute))
          .objects("user_attributes", PAIRING, SeenConfig::pairings)
          .objects("user_attributes_with_ids", PAIRING_WITH_IDS, SeenConfig::pairings)
          .optional("user_bind_base_dn", row -> row.text(DirectoryConnection::peopleBase))
          .optional("user_custom_filter", row -> row.text(DirectoryConnection::personFilter))
          .optional(
              "user_id_attribute_names",
              row ->
                  row.text(
                      at ->
                          at.loginAttributes().isEmpty()
                              ? Optional.empty()
                              : Optional.of(String.join(",", at.loginAttributes()))))
          .none("user_objectclass")
          .bool("allow_normal_group_membership", row -> true)
          .bool("allow_roles_from_normal_groups", row -> false)
          .bool("allow_direct_roles", row -> true)
          .string("url", row -> row.links.api() + "/ldap_config")
          .build();

  private DirectoryConfigShapes() {}
}
