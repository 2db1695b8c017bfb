package org.precedent.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.precedent.attribute.AttributeName;
import org.precedent.identity.Ids;
import org.precedent.identity.UserId;
import org.precedent.release.delivery.DeliveryQuery;
import org.precedent.release.delivery.DeliveryStatus;

/** Reads the filters of a list of deliveries. */
final class DeliveryQueries {

  private static final int USUAL_LIMIT = 100;
  private static final int MAX_LIMIT_DIGITS = 4;
  private static final Set<String> PARAMETERS =
      Set.of(
          "user_id",
          "caller_id",
          "status",
          "attribute",
          "origin",
          "from",
          "until",
          "before",
          "limit");

  private DeliveryQueries() {}

  static DeliveryQuery of(MultivaluedMap<String, String> parameters) {
    for (String name : parameters.keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw new MalformedRequestException("There is no such parameter; known are " + PARAMETERS);
      }
    }
    return new DeliveryQuery(
        one(parameters, "user_id", UserId::parse),
        one(parameters, "caller_id", UserId::parse),
        one(parameters, "status", DeliveryStatus::of),
        one(parameters, "attribute", AttributeName::of),
        one(parameters, "origin", DeliveryQueries::origin),
        one(parameters, "from", DeliveryQueries::time),
        one(parameters, "until", DeliveryQueries::time),
        one(parameters, "before", Ids::parse),
        one(parameters, "limit", DeliveryQueries::limit).orElse(USUAL_LIMIT));
  }

  private static <T> Optional<T> one(
      MultivaluedMap<String, String> parameters,
      String name,
      Function<String, Optional<T>> reading) {
    List<String> given = parameters.getOrDefault(name, List.of());
    if (given.size() > 1) {
      throw new MalformedRequestException("The parameter " + name + " stands twice.");
    }
    return given.stream().findFirst().map(text -> required(name, reading.apply(text)));
  }

  private static <T> T required(String name, Optional<T> value) {
    return value.orElseThrow(
        () -> new MalformedRequestException("The parameter " + name + " can't be read."));
  }

  private static Optional<String> origin(String text) {
    return Optional.of(text).filter(origin -> origin.length() <= 300 && origin.indexOf('\0') < 0);
  }

  private static Optional<Instant> time(String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      return Optional.of(time)
          .filter(known -> known.isAfter(Instant.EPOCH))
          .filter(known -> known.isBefore(Instant.parse("9999-01-01T00:00:00Z")));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> limit(String text) {
    return Ids.parse(text)
        .filter(limit -> text.length() <= MAX_LIMIT_DIGITS && limit <= DeliveryQuery.MAX_LIMIT)
        .map(Long::intValue);
  }
}
