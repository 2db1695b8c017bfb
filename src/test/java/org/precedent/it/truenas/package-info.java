/** The TrueNAS door and the own API's settings, over the wire. */
package org.precedent.it.truenas;
