package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.User;
import org.precedent.directory.Users;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.looker.CredentialShapes.SeenEntry;

/** What a user is in a directory. */
@ApplicationScoped
@Path("users/{user_id}/credentials_ldap")
public class DirectoryLogins {

  @Inject private CurrentSession current;
  @Inject private Users users;
  @Inject private UserAnswers answers;

  /** Operation {@code user_credentials_ldap}. */
  @GET
  public Response userCredentialsLdap(
      @Context UriInfo uri,
      @PathParam("user_id") String id,
      @QueryParam("fields") @Nullable String fields) {
    Caller caller = current.caller();
    UserId userId = PathIds.user(id);
    AccessRules.requireSelfOrAdministrator(caller, userId);
    User user = users.get(caller, userId);
    SeenEntry seen =
        user.entry()
            .map(entry -> new SeenEntry(user, entry, answers.links(uri)))
            .orElseThrow(() -> new NotFoundException("entry"));
    return Answers.object(CredentialShapes.LDAP, seen, FieldSelection.parse(fields));
  }
}
