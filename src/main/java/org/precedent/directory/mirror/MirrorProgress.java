package org.precedent.directory.mirror;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * How far a run of the mirror is. Written down about once a second.
 *
 * @param done how many entries of this phase are done
 * @param total how many there may be; empty if nobody knows
 * @param at when it was written down
 */
public record MirrorProgress(MirrorPhase phase, long done, OptionalLong total, Instant at) {}
