package org.precedent.session;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a session, for its owner and for administrators.
 *
 * @param id a positive number, never reused
 * @param application where it was begun
 * @param remoteAddress from where it was begun
 * @param lastUsedAt exact to some seconds
 */
public record SessionDetails(
    long id,
    String application,
    Optional<String> remoteAddress,
    Optional<String> userAgent,
    Instant createdAt,
    Instant expiresAt,
    Instant lastUsedAt) {}
