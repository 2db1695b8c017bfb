/** Sealing again after keys changed. */
@NullMarked
package org.precedent.secrecy.rotation;

import org.jspecify.annotations.NullMarked;
