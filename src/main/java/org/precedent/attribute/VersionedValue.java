package org.precedent.attribute;

import java.time.Instant;

/**
 * A value without a definition, as it is now.
 *
 * @param version 1 when it was created, and one more with each write
 * @param createdAt tells a value from one of the same name that was deleted before
 */
public record VersionedValue(JsonText value, long version, Instant createdAt) {}
