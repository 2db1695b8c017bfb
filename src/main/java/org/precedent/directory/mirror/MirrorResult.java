package org.precedent.directory.mirror;

import org.precedent.directory.DirectoryReading;

/**
 * What a run of the mirror came to.
 *
 * @param people what was read of people; so of groups
 * @param full whether everything was read
 * @param peopleThere how many people the directory has; so groups
 * @param vanished how many users and groups vanished
 * @param leftOut how many entries can't be used
 */
record MirrorResult(
    DirectoryReading people,
    DirectoryReading groups,
    boolean full,
    long peopleThere,
    long groupsThere,
    long vanished,
    long leftOut) {}
