package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.precedent.session.AccountStates;
import org.precedent.session.ApprovalStatus;

/** Keeps a local user from logging in. For administrators. */
@ApplicationScoped
@Path("user/reject")
public class UserRejection {

  @Inject private Subjects subjects;
  @Inject private Refusals refusals;
  @Inject private AccountStates states;

  /** Decides so. */
  @POST
  public Response decide(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    refusals.requireSuperUser(call.caller());
    states.decide(call.caller(), subjects.otherLocal(call).user(), ApprovalStatus.REJECTED);
    return Answers.of(Answers.ok());
  }
}
