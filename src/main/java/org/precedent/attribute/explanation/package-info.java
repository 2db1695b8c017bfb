/** Why a user has a value: each level of the search path, and what became of it. */
@NullMarked
package org.precedent.attribute.explanation;

import org.jspecify.annotations.NullMarked;
