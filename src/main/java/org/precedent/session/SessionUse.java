package org.precedent.session;

import java.time.Instant;

/**
 * A use of a session that tells who uses it.
 *
 * @param session its id
 */
public record SessionUse(long session, Instant at, Origin origin) {

  /** How many are kept of a session: the last ones. */
  public static final int MAX = 100;
}
