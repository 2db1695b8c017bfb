package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The attributes of a user. */
@ApplicationScoped
@Path("user/attr")
public class UserAttributes {

  /** The names of all attributes of the user. */
  @GET
  @Path("names")
  public Response names(@Context ContainerRequestContext request) {
    Call.of(request).caller();
    return Answers.of(Answers.ok().putTexts("result", List.of()));
  }
}
