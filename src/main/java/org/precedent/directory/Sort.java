package org.precedent.directory;

/**
 * One field to sort a list by.
 *
 * @param field its name on the wire; lists ignore fields that they don't have
 */
public record Sort(String field, boolean descending) {}
