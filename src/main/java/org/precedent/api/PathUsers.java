package org.precedent.api;

import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;

/** Reads the user that an address names: an id, or {@code me} for the caller. */
final class PathUsers {

  private static final String ME = "me";

  private PathUsers() {}

  /**
   * @throws NotFoundException if it can't be the id of a user
   */
  static UserId user(String text, Caller caller) {
    return text.equals(ME)
        ? caller.user()
        : UserId.parse(text).orElseThrow(() -> new NotFoundException("user"));
  }
}
