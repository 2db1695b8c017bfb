/** What happened, who did it. Never which value. */
@NullMarked
package org.precedent.audit;

import org.jspecify.annotations.NullMarked;
