package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;
import org.precedent.session.ConnectedSession;
import org.precedent.session.NodeMessage;
import org.precedent.session.Nodes;
import org.precedent.session.Sessions;

/** Ends sessions with their connections, whichever node these lead to. Thread-safe. */
@ApplicationScoped
public class Terminations {

  private static final String TOPIC = "terminate";

  @Inject Connections connections;
  @Inject LogIns logIns;
  @Inject Sessions sessions;
  @Inject Nodes nodes;
  @Inject Workers workers;

  /**
   * Ends one, in the name of the caller: the session at once, and so a connection to this node; one
   * to another node soon.
   *
   * @return false if it has ended meanwhile
   */
  boolean terminate(Caller caller, ConnectedSession session) {
    try {
      sessions.end(caller, session.user(), session.session());
    } catch (NotFoundException endedMeanwhile) {
      return false;
    }
    connections
        .find(session.connection())
        .ifPresentOrElse(this::end, () -> nodes.tell(new NodeMessage(TOPIC, session.connection())));
    return true;
  }

  void onMessage(@Observes NodeMessage message) {
    if (message.topic().equals(TOPIC)) {
      connections
          .find(message.text())
          .ifPresent(connection -> workers.execute(() -> end(connection)));
    }
  }

  private void end(Connection connection) {
    logIns.check(connection);
    connection.close(CloseCodes.VIOLATED_POLICY, "The session was terminated");
  }
}
