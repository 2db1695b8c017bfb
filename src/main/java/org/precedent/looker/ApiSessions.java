package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.precedent.identity.Problem;
import org.precedent.session.Session;
import org.precedent.session.Sessions;
import org.precedent.session.Workspace;

/** The session of the request's token. */
@ApplicationScoped
@Path("session")
public class ApiSessions {

  private static final String WORKSPACE = "workspace_id";

  @Inject private CurrentSession current;
  @Inject private Sessions sessions;

  /** Operation {@code session}. */
  @GET
  public Response session() {
    return Answers.object(SessionShapes.SESSION, current.session(), FieldSelection.ALL);
  }

  /** Operation {@code update_session}. */
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  public Response updateSession(Body body) {
    Session session = current.session();
    Optional<String> asked = body.text(WORKSPACE).value();
    Optional<Workspace> workspace = asked.flatMap(Workspace::withId);
    if (asked.isPresent() && workspace.isEmpty()) {
      body.reject(Problem.invalid(WORKSPACE, WORKSPACE + " must be production or dev."));
    }
    body.check();
    Session changed =
        workspace.map(chosen -> sessions.setWorkspace(session, chosen)).orElse(session);
    return Answers.object(SessionShapes.SESSION, changed, FieldSelection.ALL);
  }
}
