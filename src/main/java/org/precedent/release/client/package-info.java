/** The guarded HTTP client that deliveries are sent with: the adapter of Apache HttpClient. */
@NullMarked
package org.precedent.release.client;

import org.jspecify.annotations.NullMarked;
