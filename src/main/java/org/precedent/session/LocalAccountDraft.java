package org.precedent.session;

import java.time.Instant;
import java.util.Optional;

/**
 * A local user to be created.
 *
 * @param password without one, he can't log in until he gets one
 * @param email his mail address, if he has one: unique among all who have
 * @param passwordExpiresAt when the password expires, if not when all do
 */
public record LocalAccountDraft(
    Username username,
    Optional<String> password,
    Optional<String> email,
    Optional<String> displayName,
    String firstName,
    Optional<String> middleName,
    String lastName,
    boolean locked,
    boolean mustChangePassword,
    Optional<Instant> passwordExpiresAt,
    SignUpStatus signUp,
    ApprovalStatus approval) {

  /** An approved user of that name, who can log in at once. */
  public static LocalAccountDraft of(String username, String password) {
    return new LocalAccountDraft(
        new Username(username),
        Optional.of(password),
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty(),
        "",
        false,
        false,
        Optional.empty(),
        SignUpStatus.FINAL,
        ApprovalStatus.APPROVED);
  }

  /** Never the password. */
  @Override
  public String toString() {
    return "LocalAccountDraft[" + username.text() + "]";
  }
}
