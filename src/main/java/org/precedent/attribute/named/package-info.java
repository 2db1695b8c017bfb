/**
 * Values by name: unmanaged ones and those of sessions, besides managed ones under the names of
 * their definitions. Knows the tables that they are in, and batches.
 */
@NullMarked
package org.precedent.attribute.named;

import org.jspecify.annotations.NullMarked;
