package org.precedent.release.delivery;

import org.precedent.release.ParsedUrl;

/** What became of a request and the values that it wants. */
sealed interface Prepared {

  /** It may be sent. */
  record Ready(OutgoingRequest request) implements Prepared {}

  /**
   * It may not.
   *
   * @param url with something in place of the values in it
   */
  record TurnedDown(ParsedUrl url, Reason reason) implements Prepared {}
}
