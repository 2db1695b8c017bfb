/** What every HTTP answer has in common, and the answers where no door answers. */
@NullMarked
package org.precedent.platform.web;

import org.jspecify.annotations.NullMarked;
