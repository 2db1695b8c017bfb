/** Files of values that administrators upload: read, checked, and taken over in the background. */
@NullMarked
package org.precedent.console.imports;

import org.jspecify.annotations.NullMarked;
