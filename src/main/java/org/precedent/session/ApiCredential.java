package org.precedent.session;

import java.time.Instant;
import java.util.Optional;
import org.precedent.identity.UserId;

/**
 * A client id with which programs log in as a user.
 *
 * @param id a positive number, never reused
 * @param user for whom they act
 */
public record ApiCredential(
    long id,
    UserId user,
    String clientId,
    Optional<String> purpose,
    boolean disabled,
    Instant createdAt) {}
