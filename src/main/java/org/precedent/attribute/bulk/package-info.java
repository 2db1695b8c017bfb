/** The values of one attribute for many users at once, read row by row. */
@NullMarked
package org.precedent.attribute.bulk;

import org.jspecify.annotations.NullMarked;
