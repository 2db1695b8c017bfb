package org.precedent.platform.database;

/**
 * Fired once, when the database has been reached and its schema is the one of this version. What
 * needs the database at start observes this, instead of assuming that the database is there.
 */
public record SchemaReady() {}
