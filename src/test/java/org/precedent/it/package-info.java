/** Tests against the packaged server, running in a process of its own. */
package org.precedent.it;
