package org.precedent.directory.ldap;

import java.time.Duration;

/**
 * How long and how much.
 *
 * @param connectTimeout for a connection with TLS; 1 ms to 10 minutes
 * @param responseTimeout for each answer, and between the entries of a long one; 1 ms to 10 minutes
 * @param retryAfter how long a directory that failed is left alone, and clients are told to wait;
 *     up to 10 minutes
 * @param connections kept for look-ups, and as many for log-ins; 1 to 1000
 * @param pageSize entries per page (RFC 2696), up to a million; 0 for everything in one answer
 * @param overlap how much earlier than the last known change a reading of changes begins, up to a
 *     day: changes become visible later than they are dated
 */
public record LdapLimits(
    Duration connectTimeout,
    Duration responseTimeout,
    Duration retryAfter,
    int connections,
    int pageSize,
    Duration overlap) {

  static final Span<Duration> TIMEOUTS = new Span<>(Duration.ofMillis(1), Duration.ofMinutes(10));
  static final Span<Duration> PAUSES = new Span<>(Duration.ZERO, Duration.ofMinutes(10));
  static final Span<Duration> OVERLAPS = new Span<>(Duration.ZERO, Duration.ofDays(1));
  static final Span<Integer> CONNECTIONS = new Span<>(1, 1_000);
  static final Span<Integer> PAGE_SIZES = new Span<>(0, 1_000_000);

  /** What suits most. */
  public static final LdapLimits DEFAULT =
      new LdapLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          8,
          500,
          Duration.ofSeconds(5));

  /**
   * @throws IllegalArgumentException if one of them isn't as said above
   */
  public LdapLimits {
    TIMEOUTS.require("the connect time-out", connectTimeout);
    TIMEOUTS.require("the response time-out", responseTimeout);
    PAUSES.require("the pause", retryAfter);
    CONNECTIONS.require("the number of connections", connections);
    PAGE_SIZES.require("the page size", pageSize);
    OVERLAPS.require("the overlap", overlap);
  }
}
