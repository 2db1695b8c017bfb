/** Door 2: the SSO interface of Zato. Its REST interface, as far as users' attributes need it. */
@NullMarked
package org.precedent.zato;

import org.jspecify.annotations.NullMarked;
