package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.precedent.session.Sessions;

/** Ends a session. */
@ApplicationScoped
@Path("user/logout")
public class UserLogOut {

  @Inject private Sessions sessions;

  /** Always ok, so that nobody learns whether a token is one. */
  @POST
  public Response logOut(@Context ContainerRequestContext request) {
    Call.of(request).shown().ifPresent(sessions::logOut);
    return Answers.of(Answers.ok());
  }
}
