package org.precedent.release.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Leaves destinations alone that fail again and again: after {@value #FAILURES} failures on end,
 * nothing is sent for {@link #PAUSE}; then one delivery tries whether it is back, and the next only
 * after another pause. One per origin, bounded, thread-safe.
 *
 * <p>Not {@code @CircuitBreaker} of MicroProfile Fault Tolerance: that is one per method, so that
 * one destination could shut out all others.
 */
final class CircuitBreakers {

  static final int FAILURES = 5;
  static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int MAX_ORIGINS = 10_000;

  private final Clock clock;
  private final Cache<String, State> states =
      Caffeine.newBuilder().maximumSize(MAX_ORIGINS).build();

  /**
   * @param failures on end
   * @param retryAt when it may be tried again, if it failed often enough
   */
  private record State(int failures, Instant retryAt) {}

  CircuitBreakers(Clock clock) {
    this.clock = clock;
  }

  /** Whether something may be sent there now; of those who ask after the pause, the first may. */
  boolean permits(String origin) {
    boolean[] permitted = {true};
    states
        .asMap()
        .computeIfPresent(
            origin,
            (same, state) -> {
              if (state.failures < FAILURES) {
                return state;
              }
              Instant now = clock.instant();
              permitted[0] = !now.isBefore(state.retryAt);
              return permitted[0] ? new State(state.failures, now.plus(PAUSE)) : state;
            });
    return permitted[0];
  }

  /** The destination answered. */
  void succeeded(String origin) {
    states.invalidate(origin);
  }

  /** The destination did not answer. */
  void failed(String origin) {
    states
        .asMap()
        .merge(
            origin,
            new State(1, clock.instant().plus(PAUSE)),
            (known, first) -> new State(known.failures + 1, first.retryAt));
  }
}
