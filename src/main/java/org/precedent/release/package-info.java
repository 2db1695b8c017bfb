/** Where hidden values may be sent: destinations, whitelists of patterns, and the decision. */
@NullMarked
package org.precedent.release;

import org.jspecify.annotations.NullMarked;
