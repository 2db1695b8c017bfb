/** Tests of what may be sent where. */
package org.precedent.release;
