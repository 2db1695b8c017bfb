package org.precedent.attribute.named;

import java.time.Instant;
import java.util.Optional;
import org.precedent.attribute.StoredText;

/**
 * A value to be written to a {@link ValueTable}.
 *
 * @param key a text or a number, as the table has it
 * @param expiresAt empty for never
 */
record ValueRow(long owner, Object key, StoredText text, Optional<Instant> expiresAt) {}
