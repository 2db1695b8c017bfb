/** The first class of the self-contained jar. Runs before the container, so plain Java only. */
@NullMarked
package org.precedent.platform.launch;

import org.jspecify.annotations.NullMarked;
