package org.precedent.directory.ldap;

import java.time.Duration;

/**
 * How long and how much.
 *
 * @param connectTimeout for a connection with TLS
 * @param responseTimeout for each answer, and between the entries of a long one
 * @param retryAfter how long a directory that failed is left alone, and clients are told to wait
 * @param connections kept for look-ups, and as many for log-ins
 * @param pageSize entries per page (RFC 2696); 0 for everything in one answer
 * @param overlap how much earlier than the last known change a reading of changes begins: changes
 *     become visible later than they are dated
 */
public record LdapLimits(
    Duration connectTimeout,
    Duration responseTimeout,
    Duration retryAfter,
    int connections,
    int pageSize,
    Duration overlap) {

  /** What suits most. */
  public static final LdapLimits DEFAULT =
      new LdapLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          8,
          500,
          Duration.ofSeconds(5));

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST_CONNECTIONS = 1000;
  private static final int LARGEST_PAGE = 1_000_000;

  /**
   * @throws IllegalArgumentException if one of them makes no sense
   */
  public LdapLimits {
    requireTimeout(connectTimeout, "the connect time-out");
    requireTimeout(responseTimeout, "the response time-out");
    require(
        !retryAfter.isNegative() && retryAfter.compareTo(LONGEST) <= 0,
        "the pause must be from 0 to 10 minutes");
    require(
        !overlap.isNegative() && overlap.compareTo(Duration.ofDays(1)) <= 0,
        "the overlap must be from 0 to 1 day");
    require(
        connections >= 1 && connections <= MOST_CONNECTIONS, "there must be 1 to 1000 connections");
    require(
        pageSize >= 0 && pageSize <= LARGEST_PAGE,
        "the page size must be from 0 to 1000000, where 0 means no pages");
  }

  private static void requireTimeout(Duration timeout, String what) {
    require(
        timeout.toMillis() > 0 && timeout.compareTo(LONGEST) <= 0,
        what + " must be from 1 ms to 10 minutes");
  }

  private static void require(boolean allowed, String message) {
    if (!allowed) {
      throw new IllegalArgumentException(message);
    }
  }
}
