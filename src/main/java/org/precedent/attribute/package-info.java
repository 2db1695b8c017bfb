/**
 * The core: definitions, values of users and of groups, precedence, limits. Knows no HTTP, no JSON,
 * no directory and no cryptography.
 */
@NullMarked
package org.precedent.attribute;

import org.jspecify.annotations.NullMarked;
