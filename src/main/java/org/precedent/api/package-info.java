/** Our own API, {@code /api/v1}: what none of the other doors has. */
@NullMarked
package org.precedent.api;

import org.jspecify.annotations.NullMarked;
