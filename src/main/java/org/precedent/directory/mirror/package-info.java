/** Keeps users and groups as the directory has them, by immutable id. */
@NullMarked
package org.precedent.directory.mirror;

import org.jspecify.annotations.NullMarked;
