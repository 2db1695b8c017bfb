/** Door 1: the Looker 4.0 style REST API under {@code /api/4.0}. */
@NullMarked
package org.precedent.looker;

import org.jspecify.annotations.NullMarked;
