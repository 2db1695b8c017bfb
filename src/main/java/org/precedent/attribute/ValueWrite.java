package org.precedent.attribute;

import java.time.OffsetDateTime;
import org.precedent.identity.UserId;

/**
 * A user value to be written.
 *
 * @param metadataVersion the version of the definitions by which it was checked; it is written only
 *     if that still holds
 */
record ValueWrite(
    UserId user,
    DefinitionId definition,
    StoredText text,
    UserId setBy,
    OffsetDateTime now,
    long metadataVersion) {}
