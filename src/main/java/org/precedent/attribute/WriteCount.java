package org.precedent.attribute;

import java.util.Optional;

/**
 * What became of a write.
 *
 * @param rows how many rows it wrote
 * @param edition what it made of the row, if it is the only one
 * @param current whether the definitions were those that it was checked by; if not, no row was
 *     written
 */
record WriteCount(int rows, Optional<Edition> edition, boolean current) {}
