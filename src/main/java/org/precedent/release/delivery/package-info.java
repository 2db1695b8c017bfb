/**
 * The delivery of values: requests with placeholders, the decision, the record of what was sent.
 */
@NullMarked
package org.precedent.release.delivery;

import org.jspecify.annotations.NullMarked;
