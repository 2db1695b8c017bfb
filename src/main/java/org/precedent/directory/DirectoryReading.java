package org.precedent.directory;

import java.util.Optional;

/**
 * What a reading came to.
 *
 * @param complete whether it delivered everything there is, not only what changed: also when a
 *     change was asked for, but the directory, or what is read of it, is no longer the same
 * @param delivered how many entries
 * @param leftOut how many entries without an immutable id or a name
 * @param next where the next reading may begin; empty if the directory can't tell what changed
 */
public record DirectoryReading(
    boolean complete, long delivered, long leftOut, Optional<Watermark> next) {}
