package org.precedent.attribute;

/** A value without a definition, as it is now. */
public record VersionedValue(JsonText value, Edition edition) {}
