/** The commands that administer keys. */
@NullMarked
package org.precedent.secrecy.command;

import org.jspecify.annotations.NullMarked;
