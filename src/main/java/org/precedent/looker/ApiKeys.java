package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.Caller;
import org.precedent.identity.Ids;
import org.precedent.identity.NotFoundException;
import org.precedent.looker.CredentialShapes.SeenKey;
import org.precedent.session.ApiCredential;
import org.precedent.session.ApiCredentials;
import org.precedent.session.NewApiCredential;

/** The client ids with which programs log in as a user. */
@ApplicationScoped
@Path("users/{user_id}/credentials_api3")
public class ApiKeys {

  @Inject private CurrentSession current;
  @Inject private ApiCredentials credentials;
  @Inject private UserAnswers answers;

  /** Operation {@code all_user_credentials_api3s}. */
  @GET
  public Response allUserCredentialsApi3s(
      @Context UriInfo uri,
      @PathParam("user_id") String id,
      @QueryParam("fields") @Nullable String fields) {
    Caller caller = current.caller();
    List<SeenKey> seen =
        credentials.list(caller, PathIds.user(id)).stream()
            .map(credential -> seen(caller, credential, Optional.empty(), uri))
            .toList();
    return Answers.list(CredentialShapes.API3, seen, FieldSelection.parse(fields));
  }

  /** Operation {@code create_user_credentials_api3}. */
  @POST
  public Response createUserCredentialsApi3(
      @Context UriInfo uri,
      @PathParam("user_id") String id,
      @QueryParam("fields") @Nullable String fields) {
    Caller caller = current.caller();
    NewApiCredential created = credentials.create(caller, PathIds.user(id));
    return Answers.object(
        CredentialShapes.NEW_API3,
        seen(caller, created.credential(), Optional.of(created.secret()), uri),
        FieldSelection.parse(fields));
  }

  /** Operation {@code user_credentials_api3}. */
  @GET
  @Path("{credentials_api3_id}")
  public Response userCredentialsApi3(
      @Context UriInfo uri,
      @PathParam("user_id") String id,
      @PathParam("credentials_api3_id") String credential,
      @QueryParam("fields") @Nullable String fields) {
    Caller caller = current.caller();
    ApiCredential found = credentials.get(caller, PathIds.user(id), number(credential));
    return Answers.object(
        CredentialShapes.API3,
        seen(caller, found, Optional.empty(), uri),
        FieldSelection.parse(fields));
  }

  /** Operation {@code delete_user_credentials_api3}. */
  @DELETE
  @Path("{credentials_api3_id}")
  public Response deleteUserCredentialsApi3(
      @PathParam("user_id") String id, @PathParam("credentials_api3_id") String credential) {
    credentials.delete(current.caller(), PathIds.user(id), number(credential));
    return Answers.nothing();
  }

  private SeenKey seen(
      Caller caller, ApiCredential credential, Optional<String> secret, UriInfo uri) {
    return new SeenKey(credential, secret, answers.links(uri), caller.administrator());
  }

  private static long number(String id) {
    return Ids.parse(id).orElseThrow(() -> new NotFoundException("credential"));
  }
}
