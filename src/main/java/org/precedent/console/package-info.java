/** The console's pages: what they show, and what their buttons do. The pages lie in webapp. */
@NullMarked
package org.precedent.console;

import org.jspecify.annotations.NullMarked;
