package org.precedent.attribute.named;

/**
 * What a batch did.
 *
 * @param set how many values it set
 * @param deleted how many values it deleted; those that were not there don't count
 */
public record BatchResult(int set, int deleted) {}
