/** What every part stands on: start-up, configuration, clock, health, limits. */
@NullMarked
package org.precedent.platform;

import org.jspecify.annotations.NullMarked;
