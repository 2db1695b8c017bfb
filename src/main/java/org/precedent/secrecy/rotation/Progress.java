package org.precedent.secrecy.rotation;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the values of a database are sealed again.
 *
 * @param keyId the key that they are being sealed with
 * @param startedAt when the first was
 * @param finishedAt when nothing was left but what does not open; empty while there is work
 * @param resealed how many were sealed again
 * @param remaining how many are not yet, those that don't open included
 * @param unreadable how many of them don't open; known at the end of each pass
 */
public record Progress(
    int keyId,
    Instant startedAt,
    Optional<Instant> finishedAt,
    long resealed,
    long remaining,
    long unreadable) {}
