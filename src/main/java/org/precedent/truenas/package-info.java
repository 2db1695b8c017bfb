/** The TrueNAS door: a user's own settings over JSON-RPC 2.0 on a WebSocket. */
@NullMarked
package org.precedent.truenas;

import org.jspecify.annotations.NullMarked;
