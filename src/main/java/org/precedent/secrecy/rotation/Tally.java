package org.precedent.secrecy.rotation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;

/** Counts what a pass did, and tells the log now and then. For one thread. */
final class Tally {

  private static final Logger LOG = Logger.getLogger(Resealing.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final long waiting;
  private final Clock clock;
  private Instant told;
  private long resealed;
  private long unreadable;

  Tally(long waiting, Clock clock) {
    this.waiting = waiting;
    this.clock = clock;
    this.told = clock.instant();
  }

  void add(Batch batch) {
    resealed += batch.resealed();
    unreadable += batch.unreadable();
    Instant now = clock.instant();
    if (now.isAfter(told.plus(INTERVAL))) {
      told = now;
      LOG.info(() -> "Sealed " + resealed + " of " + waiting + " values again.");
    }
  }

  long resealed() {
    return resealed;
  }

  long unreadable() {
    return unreadable;
  }

  /** Tells the end of a pass, after which some are left. */
  void report(String key, long left) {
    if (unreadable > 0) {
      LOG.warning(
          () ->
              unreadable
                  + " sealed values don't open, and keep their old keys; the log tells which and"
                  + " why. Reinstate their key, or set or delete them.");
    }
    if (left <= unreadable) {
      LOG.info(
          () ->
              "Sealed %d values again: all that open are sealed with key %s."
                  .formatted(resealed, key));
    }
  }
}
