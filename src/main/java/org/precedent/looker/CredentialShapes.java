package org.precedent.looker;

import java.util.Map;
import java.util.Optional;
import org.precedent.directory.DirectoryEntry;
import org.precedent.directory.EmailCredential;
import org.precedent.directory.User;
import org.precedent.session.ApiCredential;

/**
 * Looker's {@code CredentialsEmail}, {@code CredentialsLDAP}, {@code CredentialsApi3} and {@code
 * CreateCredentialsApi3}.
 */
final class CredentialShapes {

  /** A mail address to log in with. */
  record SeenEmail(EmailCredential credential, Links links, boolean administrator) {}

  /** An entry in a directory. */
  record SeenEntry(User user, DirectoryEntry entry, Links links) {}

  /**
   * A client id.
   *
   * @param secret only just after the creation
   */
  record SeenKey(
      ApiCredential credential, Optional<String> secret, Links links, boolean administrator) {}

  static final Shape<SeenEmail> EMAIL =
      Shape.<SeenEmail>builder()
          .flags("can", row -> Map.of("show", true, "update", row.administrator))
          .string("created_at", row -> Times.text(row.credential.createdAt()))
          .string("email", row -> row.credential.email())
          .bool("forced_password_reset_at_next_login", row -> row.credential.forcedPasswordReset())
          .string("user_id", row -> row.credential.user().toString())
          .bool("is_disabled", row -> row.credential.userDisabled())
          .optional("logged_in_at", row -> row.credential.loggedInAt().map(Times::text))
          .none("password_reset_url")
          .none("account_setup_url")
          .bool("password_reset_url_expired", row -> true)
          .bool("account_setup_url_expired", row -> true)
          .string("type", row -> "email")
          .string("url", row -> row.links.user(row.credential.user()) + "/credentials_email")
          .string("user_url", row -> row.links.user(row.credential.user()))
          .build();

  static final Shape<SeenEntry> LDAP =
      Shape.<SeenEntry>builder()
          .flags("can", row -> Map.of("show", true))
          .string("created_at", row -> Times.text(row.user.createdAt()))
          .string("email", row -> row.user.email())
          .bool("is_disabled", row -> row.user.disabled())
          .optional("ldap_dn", row -> row.entry.dn())
          .string("ldap_id", row -> row.entry.directoryId())
          .none("logged_in_at")
          .string("type", row -> "ldap")
          .string("url", row -> row.links.user(row.user.id()) + "/credentials_ldap")
          .build();

  static final Shape<SeenKey> API3 = key().build();

  static final Shape<SeenKey> NEW_API3 = key().optional("client_secret", row -> row.secret).build();

  private CredentialShapes() {}

  private static Shape.Builder<SeenKey> key() {
    return Shape.<SeenKey>builder()
        .flags("can", row -> Map.of("show", true, "destroy", row.administrator))
        .string("id", row -> Long.toString(row.credential.id()))
        .string("client_id", row -> row.credential.clientId())
        .string("created_at", row -> Times.text(row.credential.createdAt()))
        .bool("is_disabled", row -> row.credential.disabled())
        .string("type", row -> "api3")
        .optional("purpose", row -> row.credential.purpose())
        .string(
            "url",
            row ->
                row.links.user(row.credential.user()) + "/credentials_api3/" + row.credential.id());
  }
}
