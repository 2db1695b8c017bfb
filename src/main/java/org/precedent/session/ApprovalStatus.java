package org.precedent.session;

import java.util.Locale;
import java.util.Optional;

/** Whether an administrator agrees that an account is used. */
public enum ApprovalStatus {
  BEFORE_DECISION,
  APPROVED,
  REJECTED;

  /** Its name in the database and on the wire. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with that name. */
  public static Optional<ApprovalStatus> withId(String id) {
    for (ApprovalStatus status : values()) {
      if (status.id().equals(id)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
