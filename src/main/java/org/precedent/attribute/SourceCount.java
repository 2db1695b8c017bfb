package org.precedent.attribute;

/** A level, and for how many users it wins. */
public record SourceCount(Source source, Content content, long users) {}
