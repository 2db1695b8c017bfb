package org.precedent.session;

import java.util.Locale;
import java.util.Optional;

/** How far a user has come in signing up. */
public enum SignUpStatus {
  BEFORE_CONFIRMATION,
  TO_APPROVE,
  FINAL;

  /** Its name in the database and on the wire. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with that name. */
  public static Optional<SignUpStatus> withId(String id) {
    for (SignUpStatus status : values()) {
      if (status.id().equals(id)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
