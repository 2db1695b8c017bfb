package org.precedent.attribute.named;

import java.time.Instant;
import java.util.Optional;
import org.precedent.attribute.FreeName;
import org.precedent.identity.UserId;

/**
 * A value to be written under a name.
 *
 * @param expiresAt from when on it is absent; empty for never
 * @param encrypt whether to seal it
 */
public record NamedWrite(
    UserId user, FreeName name, GivenValue value, Optional<Instant> expiresAt, boolean encrypt) {}
