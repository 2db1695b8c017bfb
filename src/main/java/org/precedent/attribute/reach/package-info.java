/** How many users get a value from where: what a change of a group value would reach. */
@NullMarked
package org.precedent.attribute.reach;

import org.jspecify.annotations.NullMarked;
