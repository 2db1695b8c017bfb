/** Wire tests that share a server with a directory that they change. */
package org.precedent.it.directory;
