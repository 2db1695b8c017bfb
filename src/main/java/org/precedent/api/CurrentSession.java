package org.precedent.api;

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

  /** The session. Every operation has one, because the filter lets nothing else through. */
  Session session() {
    return Optional.ofNullable(session).orElseThrow(UnauthenticatedException::new);
  }

  /** Who makes the request. */
  Caller caller() {
    return session().caller();
  }
}
