package org.precedent.attribute.explanation;

import java.time.Instant;
import java.util.Optional;
import org.precedent.identity.UserId;

/**
 * Who set a value, and when.
 *
 * @param setBy empty if no user did, as where a directory says it
 * @param name of that user; empty text if there is none any more
 */
public record Origin(Optional<UserId> setBy, String name, Instant setAt) {}
