package org.precedent.attribute.reach;

/** A value, and for how many users it is the effective one. */
public record ValueCount(String value, long users) {}
