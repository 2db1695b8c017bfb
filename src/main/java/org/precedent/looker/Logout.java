package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.precedent.session.Sessions;

/** Takes tokens back. */
@ApplicationScoped
@Path("logout")
public class Logout {

  @Inject private Sessions sessions;

  /** Operation {@code logout}. */
  @DELETE
  public Response logout(@Context SecurityContext security) {
    sessions.logOut(Callers.session(security));
    return Answers.nothing();
  }
}
