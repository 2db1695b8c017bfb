/** Users, groups, membership: who there is, and who is in what. */
@NullMarked
package org.precedent.directory;

import org.jspecify.annotations.NullMarked;
