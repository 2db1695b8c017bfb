package org.precedent.attribute.named;

import java.time.Instant;
import java.util.Optional;
import org.precedent.attribute.FreeName;
import org.precedent.identity.UserId;

/**
 * An expiry to be moved.
 *
 * @param expiresAt from when on the value is absent; empty for never
 */
public record ExpiryWrite(UserId user, FreeName name, Optional<Instant> expiresAt) {}
