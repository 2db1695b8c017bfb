package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.EmailCredential;
import org.precedent.directory.EmailCredentials;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.looker.CredentialShapes.SeenEmail;

/** The mail address that a user logs in with. */
@ApplicationScoped
@Path("users/{user_id}/credentials_email")
public class EmailLogins {

  private static final String EMAIL = "email";
  private static final String FORCED = "forced_password_reset_at_next_login";

  @Inject private CurrentSession current;
  @Inject private EmailCredentials emails;
  @Inject private UserAnswers answers;

  /** Operation {@code user_credentials_email}. */
  @GET
  public Response userCredentialsEmail(
      @Context UriInfo uri,
      @PathParam("user_id") String id,
      @QueryParam("fields") @Nullable String fields) {
    Caller caller = current.caller();
    return answer(caller, emails.get(caller, PathIds.user(id)), fields, uri);
  }

  /** Operation {@code create_user_credentials_email}. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response createUserCredentialsEmail(
      @Context UriInfo uri,
      @PathParam("user_id") String id,
      @QueryParam("fields") @Nullable String fields,
      Body body) {
    Caller caller = current.caller();
    Change<String> email = body.text(EMAIL);
    Change<Boolean> forced = body.flag(FORCED);
    body.check(() -> AccessRules.requireAdministrator(caller));
    return answer(caller, emails.create(caller, PathIds.user(id), email, forced), fields, uri);
  }

  /** Operation {@code update_user_credentials_email}. */
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  public Response updateUserCredentialsEmail(
      @Context UriInfo uri,
      @PathParam("user_id") String id,
      @QueryParam("fields") @Nullable String fields,
      Body body) {
    Caller caller = current.caller();
    Change<String> email = body.text(EMAIL);
    Change<Boolean> forced = body.flag(FORCED);
    body.check(() -> AccessRules.requireAdministrator(caller));
    return answer(caller, emails.update(caller, PathIds.user(id), email, forced), fields, uri);
  }

  /** Operation {@code delete_user_credentials_email}. */
  @DELETE
  public Response deleteUserCredentialsEmail(@PathParam("user_id") String id) {
    emails.delete(current.caller(), PathIds.user(id));
    return Answers.nothing();
  }

  private Response answer(
      Caller caller, EmailCredential credential, @Nullable String fields, UriInfo uri) {
    return Answers.object(
        CredentialShapes.EMAIL,
        new SeenEmail(credential, answers.links(uri), caller.administrator()),
        FieldSelection.parse(fields));
  }
}
