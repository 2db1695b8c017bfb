package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.precedent.session.Sessions;

/** Takes tokens back. */
@ApplicationScoped
@Path("logout")
public class Logout {

  @Inject private CurrentSession current;
  @Inject private Sessions sessions;

  /** Operation {@code logout}. */
  @DELETE
  public Response logout() {
    sessions.logOut(current.session());
    return Answers.nothing();
  }
}
