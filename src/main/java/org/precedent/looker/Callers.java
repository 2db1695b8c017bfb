package org.precedent.looker;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.precedent.identity.Caller;
import org.precedent.session.Session;

/** Who the authentication filter found to be calling. */
final class Callers {

  private Callers() {}

  /** Carries the session through the container's security context. */
  record SessionPrincipal(Session session) implements Principal {
    @Override
    public String getName() {
      return session.caller().user().toString();
    }
  }

  /**
   * The caller of this request.
   *
   * @throws UnauthenticatedException if there is none
   */
  static Caller of(SecurityContext security) {
    return session(security).caller();
  }

  /**
   * The session of this request.
   *
   * @throws UnauthenticatedException if there is none
   */
  static Session session(SecurityContext security) {
    if (security.getUserPrincipal() instanceof SessionPrincipal principal) {
      return principal.session();
    }
    throw new UnauthenticatedException();
  }
}
