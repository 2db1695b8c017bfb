package org.precedent.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precedent.attribute.AttributeName;
import org.precedent.identity.Ids;
import org.precedent.identity.UserId;
import org.precedent.release.delivery.DeliveryQuery;
import org.precedent.release.delivery.DeliveryStatus;

/**
 * What the form above the list of deliveries asks for, as text.
 *
 * @param user whose values; empty for all, so the others
 * @param from the first day
 * @param until the last day
 * @param zone where the days begin and end
 * @param before the id of the last delivery of the page before
 */
record DeliveryFilter(
    String user,
    String status,
    String attribute,
    String origin,
    String from,
    String until,
    String zone,
    String before) {

  private static final int MAX_ORIGIN = 300;
  private static final LocalDate LATEST = LocalDate.of(9000, 1, 1);

  /** The names of the fields that can't be read. */
  List<String> unreadable() {
    List<String> names = new ArrayList<>();
    check(names, "status", status, DeliveryStatus.of(status).isPresent());
    check(names, "attribute", attribute, AttributeName.of(attribute).isPresent());
    check(names, "from", from, day(from).isPresent());
    check(names, "until", until, day(until).isPresent());
    return names;
  }

  private static void check(List<String> names, String name, String text, boolean readable) {
    if (!text.isEmpty() && !readable) {
      names.add(name);
    }
  }

  DeliveryQuery query(Optional<UserId> of, int limit) {
    return new DeliveryQuery(
        of,
        Optional.empty(),
        DeliveryStatus.of(status),
        AttributeName.of(attribute),
        Optional.of(origin)
            .filter(text -> !text.isEmpty() && text.length() <= MAX_ORIGIN)
            .filter(text -> text.indexOf('\0') < 0),
        day(from).map(this::begin),
        day(until).map(day -> begin(day.plusDays(1))),
        Ids.parse(before),
        limit);
  }

  private Instant begin(LocalDate day) {
    return day.atStartOfDay(place()).toInstant();
  }

  private ZoneId place() {
    try {
      return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text))
              .filter(day -> day.isAfter(LocalDate.EPOCH) && day.isBefore(LATEST));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
