/** Tests of the guarded client against real servers. */
package org.precedent.release.client;
