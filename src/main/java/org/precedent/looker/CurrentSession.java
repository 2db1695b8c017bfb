package org.precedent.looker;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.Caller;
import org.precedent.session.Session;

/** The session that the request's token belongs to, as the authentication filter found it. */
@RequestScoped
public class CurrentSession {

  private @Nullable Session session;

  /** Remembers whose request it is. */
  void establish(Session found) {
    session = found;
  }

  /** The session, if the request has one. */
  Optional<Session> known() {
    return Optional.ofNullable(session);
  }

  /**
   * The session.
   *
   * @throws UnauthenticatedException if there is none
   */
  Session session() {
    return known().orElseThrow(UnauthenticatedException::new);
  }

  /**
   * Who makes the request.
   *
   * @throws UnauthenticatedException if nobody is known
   */
  Caller caller() {
    return session().caller();
  }
}
