/** Who is calling: credentials, log-in, tokens, sessions. */
@NullMarked
package org.precedent.session;

import org.jspecify.annotations.NullMarked;
