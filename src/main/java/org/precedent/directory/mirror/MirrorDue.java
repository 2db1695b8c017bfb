package org.precedent.directory.mirror;

/** The next run of the mirror should not wait for its time. */
record MirrorDue() {}
