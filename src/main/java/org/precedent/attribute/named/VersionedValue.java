package org.precedent.attribute.named;

import org.precedent.attribute.JsonText;

/** A value without a definition, as it is now. */
public record VersionedValue(JsonText value, Edition edition) {}
