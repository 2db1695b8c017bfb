package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.Users;
import org.precedent.identity.Caller;

/** Who is asking. */
@ApplicationScoped
@Path("user")
public class Me {

  @Inject private CurrentSession current;
  @Inject private Users users;
  @Inject private UserAnswers answers;

  /** Operation {@code me}. */
  @GET
  public Response me(@Context UriInfo uri, @QueryParam("fields") @Nullable String fields) {
    Caller caller = current.caller();
    return answers.one(caller, users.get(caller, caller.user()), FieldSelection.parse(fields), uri);
  }
}
