package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.precedent.session.AccountStates;

/** Whether a local user is locked out. For administrators. */
@ApplicationScoped
@Path("user/lock")
public class UserLock {

  @Inject private Subjects subjects;
  @Inject private Refusals refusals;
  @Inject private AccountStates states;

  /** Locks him out; his sessions end. */
  @POST
  public Response lock(@Context ContainerRequestContext request) {
    return set(Call.of(request), true);
  }

  /** Lets him in again. */
  @DELETE
  public Response unlock(@Context ContainerRequestContext request) {
    return set(Call.of(request), false);
  }

  private Response set(Call call, boolean locked) {
    refusals.requireSuperUser(call.caller());
    states.setLocked(call.caller(), subjects.otherLocal(call).user(), locked);
    return Answers.of(Answers.ok());
  }
}
