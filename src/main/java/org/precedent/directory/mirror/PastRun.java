package org.precedent.directory.mirror;

import java.time.Instant;
import java.util.Optional;

/**
 * A run of the mirror that is over.
 *
 * @param complete whether everything was read, not only what changed
 * @param peopleRead how many people were read; so groups
 * @param vanished how many users and groups were found gone
 * @param leftOut how many entries couldn't be used; the log says why
 * @param error why it failed; empty if it didn't
 */
public record PastRun(
    Instant startedAt,
    Instant endedAt,
    boolean complete,
    long peopleRead,
    long groupsRead,
    long vanished,
    long leftOut,
    Optional<String> error) {}
