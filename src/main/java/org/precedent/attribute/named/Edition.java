package org.precedent.attribute.named;

import java.time.Instant;

/**
 * One state of a value: whoever writes it makes another.
 *
 * @param version 1 when the value was created, and one more with each write
 * @param createdAt tells a value from one of the same name that was deleted before; in microseconds
 */
public record Edition(long version, Instant createdAt) {}
