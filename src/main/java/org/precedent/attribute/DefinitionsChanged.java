package org.precedent.attribute;

/**
 * A definition was created, changed or deleted: fired in the transaction that does it, so that this
 * node forgets what it knew when it commits.
 */
record DefinitionsChanged() {}
