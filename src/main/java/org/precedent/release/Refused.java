package org.precedent.release;

/** No: the text is no destination, or no pattern admits it. */
public record Refused(RefusalReason reason) implements ParsedUrl, Decision {}
