package org.precedent.looker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precedent.directory.User;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.Role;
import org.precedent.looker.CredentialShapes.SeenEmail;
import org.precedent.looker.CredentialShapes.SeenEntry;
import org.precedent.looker.CredentialShapes.SeenKey;
import org.precedent.session.ApiCredential;

/**
 * Looker's {@code User}. What is null or missing has no counterpart here: embedded users, service
 * accounts, content, single sign-on by other means.
 */
final class UserShapes {

  /**
   * A user as somebody sees him.
   *
   * @param caller whose rights {@code can} tells
   */
  record SeenUser(User user, List<ApiCredential> keys, Caller caller, Links links) {

    /** All that there is, or the names only. */
    Shape<SeenUser> shape() {
      return user.openTo(caller) ? FULL : PUBLIC;
    }

    private List<SeenKey> seenKeys() {
      return keys.stream()
          .map(key -> new SeenKey(key, Optional.empty(), links, caller.administrator()))
          .toList();
    }

    private Optional<SeenEmail> seenEmail() {
      return user.emailCredential()
          .map(credential -> new SeenEmail(credential, links, caller.administrator()));
    }

    private Optional<SeenEntry> seenEntry() {
      return user.entry().map(entry -> new SeenEntry(user, entry, links));
    }
  }

  static final Shape<SeenUser> PUBLIC =
      Shape.<SeenUser>builder()
          .flags("can", UserShapes::can)
          .string("id", row -> row.user.id().toString())
          .none("avatar_url")
          .none("avatar_url_without_sizing")
          .optional("display_name", row -> row.user.displayName())
          .string("first_name", row -> row.user.firstName())
          .string("last_name", row -> row.user.lastName())
          .string("url", row -> row.links.user(row.user.id()))
          .build();

  static final Shape<SeenUser> FULL =
      Shape.<SeenUser>builder()
          .flags("can", UserShapes::can)
          .none("avatar_url")
          .none("avatar_url_without_sizing")
          .objects("credentials_api3", CredentialShapes.API3, SeenUser::seenKeys)
          .objectIfAny("credentials_email", CredentialShapes.EMAIL, SeenUser::seenEmail)
          .strings("credentials_embed", row -> List.of())
          .omitted("credentials_google")
          .objectIfAny("credentials_ldap", CredentialShapes.LDAP, SeenUser::seenEntry)
          .omitted("credentials_looker_openid")
          .omitted("credentials_oidc")
          .omitted("credentials_saml")
          .omitted("credentials_totp")
          .omitted("credentials_workforce")
          .optional("display_name", row -> row.user.displayName())
          .string("email", row -> row.user.email())
          .none("embed_group_space_id")
          .string("first_name", row -> row.user.firstName())
          .strings("group_ids", row -> row.user.groups().stream().map(GroupId::toString).toList())
          .optional("home_folder_id", row -> row.user.homeFolderId())
          .string("id", row -> row.user.id().toString())
          .bool("is_disabled", row -> row.user.disabled())
          .string("last_name", row -> row.user.lastName())
          .optional("locale", row -> row.user.locale())
          .strings("looker_versions", row -> List.of())
          .optionalBool("models_dir_validated", row -> row.user.modelsDirValidated())
          .none("personal_folder_id")
          .bool("presumed_looker_employee", row -> false)
          .strings("role_ids", row -> row.user.roles().stream().map(Role::id).toList())
          .strings("sessions", row -> List.of())
          .optionalTexts("ui_state", row -> row.user.uiState().map(UiState::texts))
          .bool("verified_looker_employee", row -> false)
          .bool("roles_externally_managed", row -> false)
          .bool("allow_direct_roles", row -> true)
          .bool("allow_normal_group_membership", row -> true)
          .bool("allow_roles_from_normal_groups", row -> true)
          .none("embed_group_folder_id")
          .bool("is_iam_admin", row -> false)
          .bool("can_manage_api3_creds", row -> row.user.administrator())
          .bool("is_service_account", row -> false)
          .omitted("service_account_name")
          .string("url", row -> row.links.user(row.user.id()))
          .build();

  private UserShapes() {}

  private static Map<String, Boolean> can(SeenUser row) {
    boolean open = row.user.openTo(row.caller);
    boolean administrator = row.caller.administrator();
    Map<String, Boolean> can = new LinkedHashMap<>();
    can.put("index", true);
    can.put("index_details", open);
    can.put("show", true);
    can.put("show_creds", open);
    can.put("show_details", open);
    can.put("sudo", administrator);
    can.put("update_creds", administrator);
    return can;
  }
}
