package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * Tells that the door answers, and nothing else: what the other operations are measured against.
 */
@ApplicationScoped
@Path("alive")
public class Alive {

  /** Operation {@code alive}. */
  @GET
  public Response alive() {
    return Answers.nothing();
  }
}
