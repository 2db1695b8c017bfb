package org.precedent.looker;

import org.precedent.identity.UserId;

/**
 * The addresses of this door's things.
 *
 * @param origin scheme, host and port of this server
 */
record Links(String origin) {

  String api() {
    return origin + "/api/4.0";
  }

  String user(UserId user) {
    return api() + "/users/" + user;
  }
}
