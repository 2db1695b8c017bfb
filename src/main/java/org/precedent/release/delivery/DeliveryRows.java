package org.precedent.release.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precedent.identity.UserId;
import org.precedent.platform.ResultRow;

/** Reads rows of deliveries. */
final class DeliveryRows {

  private DeliveryRows() {}

  static Delivery delivery(ResultRow row) {
    return new Delivery(
        row.number(),
        new UserId(row.number()),
        new UserId(row.number()),
        DeliveryMethod.valueOf(row.text()),
        row.optionalText(),
        row.optionalText(),
        names(row.optionalText()),
        DeliveryStatus.of(row.text()).orElseThrow(),
        row.optionalText().map(Reason::ofCode),
        row.optionalNumber().map(Math::toIntExact),
        row.optionalNumber().map(Duration::ofMillis),
        row.time());
  }

  static Delivery withId(Delivery draft, long id) {
    return new Delivery(
        id,
        draft.caller(),
        draft.user(),
        draft.method(),
        draft.origin(),
        draft.path(),
        draft.attributes(),
        draft.status(),
        draft.reason(),
        draft.statusCode(),
        draft.duration(),
        draft.startedAt());
  }

  static Delivery ended(
      Delivery pending,
      DeliveryStatus status,
      Optional<Reason> reason,
      Optional<Integer> statusCode,
      Duration took) {
    return new Delivery(
        pending.id(),
        pending.caller(),
        pending.user(),
        pending.method(),
        pending.origin(),
        pending.path(),
        pending.attributes(),
        status,
        reason,
        statusCode,
        Optional.of(Duration.ofMillis(took.toMillis())),
        pending.startedAt());
  }

  private static List<String> names(Optional<String> joined) {
    return joined.stream().flatMap(text -> Stream.of(text.split(","))).sorted().toList();
  }
}
