/** The Looker door over the wire. */
package org.precedent.it.looker;
