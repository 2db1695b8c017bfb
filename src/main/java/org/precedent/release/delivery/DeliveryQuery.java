package org.precedent.release.delivery;

import java.time.Instant;
import java.util.Optional;
import org.precedent.attribute.AttributeName;
import org.precedent.identity.UserId;

/**
 * Which deliveries are asked for, newest first.
 *
 * @param user whose values
 * @param caller who asked for them
 * @param origin of the destination, as {@link Delivery#origin} has it
 * @param from the earliest
 * @param until before this time
 * @param before only those whose id is less: the id of the last of the page before
 * @param limit from 1 to {@link #MAX_LIMIT}
 */
public record DeliveryQuery(
    Optional<UserId> user,
    Optional<UserId> caller,
    Optional<DeliveryStatus> status,
    Optional<AttributeName> attribute,
    Optional<String> origin,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<Long> before,
    int limit) {

  /** The most deliveries of one answer. */
  public static final int MAX_LIMIT = 1000;

  /**
   * @throws IllegalArgumentException if the limit is out of range
   */
  public DeliveryQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("The limit is from 1 to " + MAX_LIMIT);
    }
  }

  /** The same of one user only. */
  DeliveryQuery of(UserId only) {
    return new DeliveryQuery(
        Optional.of(only), caller, status, attribute, origin, from, until, before, limit);
  }
}
