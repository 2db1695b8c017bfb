package org.precedent.attribute;

import java.time.Instant;
import java.util.Optional;

/**
 * A value to be written to a {@link ValueTable}.
 *
 * @param key a text or a number, as the table has it
 * @param expiresAt empty for never
 */
record ValueRow(long owner, Object key, StoredText text, Optional<Instant> expiresAt) {}
