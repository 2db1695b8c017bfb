/** Whether the server can work, for those who watch it. */
@NullMarked
package org.precedent.platform.health;

import org.jspecify.annotations.NullMarked;
