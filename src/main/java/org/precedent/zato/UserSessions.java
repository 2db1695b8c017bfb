package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.precedent.identity.AccessRules;
import org.precedent.identity.UserId;
import org.precedent.platform.json.ObjectText;
import org.precedent.session.Session;
import org.precedent.session.SessionDetails;
import org.precedent.session.SessionUse;
import org.precedent.session.Sessions;

/** Sessions: verified, looked at, renewed, listed. */
@ApplicationScoped
@Path("user/session")
public class UserSessions {

  private static final String TARGET = "target_ust";

  @Inject private Sessions sessions;
  @Inject private Refusals refusals;

  /** Whether a token is one. For administrators, about themselves too. */
  @POST
  public Response verify(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    refusals.requireSuperUser(call.caller());
    boolean valid = sessions.find(call.input().required(TARGET)).isPresent();
    return Answers.of(Answers.ok().put("is_valid", valid));
  }

  /** What is known of a session. */
  @GET
  public Response get(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Session session = target(call);
    SessionDetails details =
        sessions.details(call.caller(), session).orElseThrow(UserSessions::none);
    List<ObjectText> uses =
        sessions.uses(call.caller(), session).stream().map(UserSessions::write).toList();
    return Answers.of(write(Answers.ok(), details).put("uses", uses));
  }

  /** Renews a session. */
  @PATCH
  public Response renew(@Context ContainerRequestContext request) {
    Instant expiresAt = sessions.renew(Call.of(request).session()).orElseThrow(UserSessions::none);
    return Answers.of(Answers.ok().put("expiration_time", Times.text(expiresAt)));
  }

  /** The sessions of the caller, or of the user whose session it is. */
  @GET
  @Path("list")
  public Response list(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    UserId user = call.input().has(TARGET) ? target(call).caller().user() : call.caller().user();
    List<ObjectText> result =
        sessions.list(call.caller(), user).stream()
            .map(details -> write(new ObjectText(), details))
            .toList();
    return Answers.of(Answers.ok().put("result", result));
  }

  private Session target(Call call) {
    call.session();
    Session target = sessions.find(call.input().required(TARGET)).orElseThrow(UserSessions::none);
    AccessRules.requireSelfOrAdministrator(call.caller(), target.caller().user());
    return target;
  }

  private static ObjectText write(ObjectText into, SessionDetails details) {
    return into.put("creation_time", Times.text(details.createdAt()))
        .put("expiration_time", Times.text(details.expiresAt()))
        .put("remote_addr", details.remoteAddress())
        .put("user_agent", details.userAgent())
        .put("current_app", details.application())
        .put("last_used_time", Times.text(details.lastUsedAt()));
  }

  private static ObjectText write(SessionUse use) {
    return new ObjectText()
        .put("time", Times.text(use.at()))
        .put("current_app", use.origin().application())
        .put("remote_addr", use.origin().remoteAddress())
        .put("user_agent", use.origin().userAgent());
  }

  private static RefusedException none() {
    return new RefusedException(Code.NO_SUCH_SESSION, "There is no such session.");
  }
}
