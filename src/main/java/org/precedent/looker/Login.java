package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.NotFoundException;
import org.precedent.platform.web.ClientAddress;
import org.precedent.platform.web.RateLimitedException;
import org.precedent.session.ClientLogIn;
import org.precedent.session.DoorName;
import org.precedent.session.LogIn;
import org.precedent.session.Origin;
import org.precedent.session.Sessions;

/** Gives tokens: for client id and secret, and to administrators for any user. */
@ApplicationScoped
@Path("login")
public class Login {

  private static final String CLIENT_ID = "client_id";
  private static final String CLIENT_SECRET = "client_secret";

  @Inject private CurrentSession current;
  @Inject private Sessions sessions;
  @Inject private ClientAddress clients;
  @Context private HttpServletRequest servlet;

  /**
   * Operation {@code login}. A secret in the address would stand in every log on the way: it is
   * refused.
   */
  @POST
  @Unauthenticated
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response login(
      @QueryParam(CLIENT_ID) @Nullable String clientId,
      @QueryParam(CLIENT_SECRET) @Nullable String clientSecret,
      InputStream entity)
      throws IOException {
    if (clientId != null || clientSecret != null) {
      throw new MalformedRequestException(
          "Send client_id and client_secret in the form of the body, not in the address.");
    }
    FormBody form = new FormBody(entity);
    ClientLogIn login =
        sessions.logIn(
            form.field(CLIENT_ID).orElse(""),
            form.field(CLIENT_SECRET).orElse(""),
            DoorName.LOOKER,
            origin());
    return Answers.object(SessionShapes.TOKEN, begun(login), FieldSelection.ALL);
  }

  private static LogIn begun(ClientLogIn login) {
    if (login instanceof ClientLogIn.Begun begun) {
      return begun.logIn();
    }
    if (login instanceof ClientLogIn.Limited limited) {
      throw new RateLimitedException(limited.retryAfter().toSeconds() + 1);
    }
    throw new NotFoundException("credential");
  }

  /** Operation {@code login_user}. */
  @POST
  @Path("{user_id}")
  public Response loginUser(@PathParam("user_id") String id) {
    LogIn login = sessions.logInAs(current.session(), PathIds.user(id), DoorName.LOOKER, origin());
    return Answers.object(SessionShapes.TOKEN, login, FieldSelection.ALL);
  }

  private Origin origin() {
    return new Origin(
        "looker",
        Optional.of(clients.of(servlet)),
        Optional.ofNullable(servlet.getHeader(HttpHeaders.USER_AGENT)));
  }
}
