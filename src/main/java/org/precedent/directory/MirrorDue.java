package org.precedent.directory;

/** The next run of the mirror should not wait for its time. */
record MirrorDue() {}
