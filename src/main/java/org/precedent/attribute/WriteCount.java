package org.precedent.attribute;

/**
 * What became of a write.
 *
 * @param rows how many rows it wrote
 * @param version the highest version among them; 0 if there are none
 * @param current whether the definitions were those that it was checked by; if not, no row was
 *     written
 */
record WriteCount(int rows, long version, boolean current) {}
