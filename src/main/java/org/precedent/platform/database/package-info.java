/** The way to the database: connections, schema migration, outages. */
@NullMarked
package org.precedent.platform.database;

import org.jspecify.annotations.NullMarked;
