package org.precedent.session;

import java.time.Instant;
import org.precedent.identity.Change;

/**
 * What a partial update says of a local user. He himself may change his names only.
 *
 * @param approval who decides it, and when, is noted
 */
public record LocalAccountChanges(
    Change<String> email,
    Change<String> displayName,
    Change<String> firstName,
    Change<String> middleName,
    Change<String> lastName,
    Change<Boolean> locked,
    Change<Instant> passwordExpiresAt,
    Change<Boolean> mustChangePassword,
    Change<SignUpStatus> signUp,
    Change<ApprovalStatus> approval) {

  /** Whether it says anything that is for administrators to change. */
  boolean administrative() {
    return email.given()
        || locked.given()
        || passwordExpiresAt.given()
        || mustChangePassword.given()
        || signUp.given()
        || approval.given();
  }
}
