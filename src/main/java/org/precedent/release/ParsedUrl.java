package org.precedent.release;

/** What {@link Destination#parse} makes of a text. */
public sealed interface ParsedUrl permits Destination, Refused {}
