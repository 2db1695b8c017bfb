package org.precedent.zato;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Points in time as the door writes them: {@code 2026-11-21T07:30:00.000000+00:00}. */
final class Times {

  /** What stands for never, as in Zato. */
  static final String NEVER = "9999-12-31T23:59:59.999999+00:00";

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  private Times() {}

  static String text(Instant time) {
    return FORMAT.format(time);
  }

  /** When something ends that may never end. */
  static String expiry(Optional<Instant> expiresAt) {
    return expiresAt.map(Times::text).orElse(NEVER);
  }
}
