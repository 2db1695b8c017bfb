/** Strict JSON text in, the same for every door. */
@NullMarked
package org.precedent.platform.json;

import org.jspecify.annotations.NullMarked;
