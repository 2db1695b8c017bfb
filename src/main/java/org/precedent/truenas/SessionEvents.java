package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;
import org.precedent.platform.json.ObjectText;
import org.precedent.session.NodeMessage;
import org.precedent.session.Nodes;
import org.precedent.session.Session;
import org.precedent.session.Sessions;

/** Tells administrators who have subscribed that sessions of any node begin and end. */
@ApplicationScoped
public class SessionEvents {

  static final String COLLECTION = "auth.sessions";

  @Inject Connections connections;
  @Inject Sessions sessions;
  @Inject Nodes nodes;
  @Inject Workers workers;

  void added(Connection connection, LoggedIn loggedIn) {
    ObjectText fields = SessionShape.of(loggedIn.connected(connection));
    tellAll(connection, params("added", connection).put("fields", fields));
  }

  void removed(Connection connection) {
    tellAll(connection, params("removed", connection));
  }

  void onMessage(@Observes NodeMessage message) {
    if (message.topic().equals(COLLECTION)) {
      workers.execute(() -> tell(connections.loggedIn(), message.text()));
    }
  }

  private static ObjectText params(String what, Connection connection) {
    return new ObjectText()
        .put("msg", what)
        .put("collection", COLLECTION)
        .put("id", connection.id());
  }

  private void tellAll(Connection about, ObjectText params) {
    String text = params.toString();
    tell(connections.loggedIn().filter(one -> one != about), text);
    workers.execute(() -> nodes.tell(new NodeMessage(COLLECTION, text)));
  }

  private void tell(Stream<Connection> others, String params) {
    others
        .filter(one -> one.hasSubscribed(COLLECTION))
        .filter(one -> session(one).filter(known -> known.caller().administrator()).isPresent())
        .forEach(one -> one.notify("collection_update", params));
  }

  private Optional<Session> session(Connection connection) {
    return connection.loggedIn().flatMap(known -> sessions.find(known.token().reveal()));
  }
}
