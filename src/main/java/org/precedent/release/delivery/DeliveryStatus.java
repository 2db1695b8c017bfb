package org.precedent.release.delivery;

import java.util.Locale;
import java.util.Optional;

/** How far a delivery came. */
public enum DeliveryStatus {
  /** It is being sent. */
  PENDING,
  /** The destination answered, whatever it said. */
  DELIVERED,
  /** It was not sent, because a rule forbids it. */
  REFUSED,
  /** There was no answer. */
  FAILED;

  /** The name on the wire and in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that name. */
  public static Optional<DeliveryStatus> of(String code) {
    for (DeliveryStatus status : values()) {
      if (status.code().equals(code)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
