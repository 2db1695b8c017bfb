package org.precedent.looker;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.precedent.identity.Caller;

/** The caller that the authentication filter established. */
final class Callers {

  private Callers() {}

  /** Carries the caller through the container's security context. */
  record CallerPrincipal(Caller caller) implements Principal {
    @Override
    public String getName() {
      return caller.user().toString();
    }
  }

  /**
   * The caller of this request.
   *
   * @throws UnauthenticatedException if there is none
   */
  static Caller of(SecurityContext security) {
    if (security.getUserPrincipal() instanceof CallerPrincipal principal) {
      return principal.caller();
    }
    throw new UnauthenticatedException();
  }
}
