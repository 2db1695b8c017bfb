/** Running servers, and clients for them. */
package org.precedent.it.support;
