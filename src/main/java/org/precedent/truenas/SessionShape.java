package org.precedent.truenas;

import org.precedent.platform.json.ObjectText;
import org.precedent.session.ConnectedSession;

/** A session as {@code auth.sessions} shows it. */
final class SessionShape {

  private SessionShape() {}

  /** Without saying whether it is the caller's own. */
  static ObjectText of(ConnectedSession session) {
    return new ObjectText()
        .put("id", session.connection())
        .put("internal", false)
        .put("origin", session.origin())
        .put("credentials", session.kind())
        .put(
            "credentials_data",
            new ObjectText().put("username", session.name()).put("login_at", date(session)))
        .put("created_at", date(session))
        .put("secure_transport", session.secure());
  }

  private static ObjectText date(ConnectedSession session) {
    return new ObjectText().put("$date", session.loggedInAt().toEpochMilli());
  }
}
