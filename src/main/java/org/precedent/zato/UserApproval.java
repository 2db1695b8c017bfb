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

/** Lets a local user log in. For administrators. */
@ApplicationScoped
@Path("user/approve")
public class UserApproval {

  @Inject private Subjects subjects;
  @Inject private Refusals refusals;
  @Inject private AccountStates states;

  /** Decides so. */
  @POST
  public Response decide(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    refusals.requireSuperUser(call.caller());
    states.decide(call.caller(), subjects.otherLocal(call).user(), ApprovalStatus.APPROVED);
    return Answers.of(Answers.ok());
  }
}
