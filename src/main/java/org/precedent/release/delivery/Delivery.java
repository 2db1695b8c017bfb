package org.precedent.release.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.precedent.identity.UserId;

/**
 * The record of a delivery. Holds no value, nothing of the destination's answer but its status, and
 * no query.
 *
 * @param id positive, grows with time
 * @param caller who asked for it
 * @param user whose values were to be sent
 * @param origin scheme, host and port of the destination; empty if the URL was none
 * @param path of the destination, with placeholders in place of values; empty if the URL was none
 * @param attributes the names of the attributes, sorted
 * @param reason why it was refused or failed
 * @param statusCode of the destination's answer
 * @param duration of the sending, in whole milliseconds
 */
public record Delivery(
    long id,
    UserId caller,
    UserId user,
    DeliveryMethod method,
    Optional<String> origin,
    Optional<String> path,
    List<String> attributes,
    DeliveryStatus status,
    Optional<Reason> reason,
    Optional<Integer> statusCode,
    Optional<Duration> duration,
    Instant startedAt) {

  public Delivery {
    attributes = List.copyOf(attributes);
  }
}
