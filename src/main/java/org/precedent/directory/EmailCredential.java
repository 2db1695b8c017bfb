package org.precedent.directory;

import java.time.Instant;
import java.util.Optional;
import org.precedent.identity.UserId;

/**
 * The mail address that a user logs in with.
 *
 * @param email as it was given; unique without regard to case
 * @param userDisabled whether the user can't log in at all
 * @param loggedInAt the last time that he did
 */
public record EmailCredential(
    UserId user,
    String email,
    boolean forcedPasswordReset,
    boolean userDisabled,
    Instant createdAt,
    Optional<Instant> loggedInAt) {}
