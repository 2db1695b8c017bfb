/** The console in a browser, against the packaged server. */
package org.precedent.it.console;
