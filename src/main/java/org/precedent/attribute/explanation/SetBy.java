package org.precedent.attribute.explanation;

import java.time.Instant;
import java.util.Optional;
import org.precedent.identity.UserId;

/**
 * Who set a value, and when.
 *
 * @param user empty if no user did, as where a directory says it
 * @param name of that user; empty text if there is none any more
 */
public record SetBy(Optional<UserId> user, String name, Instant setAt) {}
