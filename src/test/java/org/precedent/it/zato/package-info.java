/** The Zato door over the wire. */
package org.precedent.it.zato;
