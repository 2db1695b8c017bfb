package org.precedent.truenas;

import org.precedent.platform.json.ObjectText;

/** A session as {@code auth.sessions} shows it. */
final class SessionShape {

  private SessionShape() {}

  /** Without saying whether it is the caller's own. */
  static ObjectText of(Connection connection, LoggedIn loggedIn) {
    return new ObjectText()
        .put("id", connection.id())
        .put("internal", false)
        .put("origin", connection.peer().address())
        .put("credentials", loggedIn.kind().name())
        .put(
            "credentials_data",
            new ObjectText().put("username", loggedIn.name()).put("login_at", date(loggedIn)))
        .put("created_at", date(loggedIn))
        .put("secure_transport", connection.peer().secure());
  }

  private static ObjectText date(LoggedIn loggedIn) {
    return new ObjectText().put("$date", loggedIn.at().toEpochMilli());
  }
}
