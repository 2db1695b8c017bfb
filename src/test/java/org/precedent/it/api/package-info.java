/** Our own API, over the wire. */
package org.precedent.it.api;
