/** Sealing of values at rest: keysets, the context that a value is bound to, rotation of keys. */
@NullMarked
package org.precedent.secrecy;

import org.jspecify.annotations.NullMarked;
