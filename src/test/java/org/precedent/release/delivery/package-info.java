/** Tests of deliveries. */
package org.precedent.release.delivery;
