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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.EmailCredentials;
import org.precedent.directory.User;
import org.precedent.directory.Users;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.session.ApiCredentials;

/** Users by what they log in with. Others than administrators find themselves only. */
@ApplicationScoped
@Path("users/credential")
public class UserLookups {

  @Inject private CurrentSession current;
  @Inject private Users users;
  @Inject private EmailCredentials emails;
  @Inject private ApiCredentials keys;
  @Inject private UserAnswers answers;

  /** Operation {@code user_for_credential}. */
  @GET
  @Path("{credential_type}/{credential_id}")
  public Response userForCredential(
      @Context UriInfo uri,
      @PathParam("credential_type") String type,
      @PathParam("credential_id") String id,
      @QueryParam("fields") @Nullable String fields) {
    Caller caller = current.caller();
    User user =
        owner(type, id)
            .flatMap(users::find)
            .filter(found -> found.openTo(caller))
            .orElseThrow(() -> new NotFoundException("user"));
    return answers.one(caller, user, FieldSelection.parse(fields), uri);
  }

  private Optional<UserId> owner(String type, String id) {
    return switch (type) {
      case "email" -> emails.owner(id);
      case "ldap" -> users.withDirectoryId(id);
      case "api3" -> keys.owner(id);
      default -> Optional.empty();
    };
  }
}
