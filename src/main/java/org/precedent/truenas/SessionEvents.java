package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.precedent.platform.json.ObjectText;
import org.precedent.session.Session;
import org.precedent.session.Sessions;

/** Tells administrators who have subscribed that sessions of this node begin and end. */
@ApplicationScoped
public class SessionEvents {

  static final String COLLECTION = "auth.sessions";

  @Inject Connections connections;
  @Inject Sessions sessions;

  void added(Connection connection, LoggedIn loggedIn) {
    tell(
        connection,
        params("added", connection).put("fields", SessionShape.of(connection, loggedIn)));
  }

  void removed(Connection connection, LoggedIn loggedIn) {
    tell(connection, params("removed", connection));
  }

  private static ObjectText params(String what, Connection connection) {
    return new ObjectText()
        .put("msg", what)
        .put("collection", COLLECTION)
        .put("id", connection.id());
  }

  private void tell(Connection about, ObjectText params) {
    connections
        .loggedIn()
        .filter(one -> one != about && one.hasSubscribed(COLLECTION))
        .filter(one -> session(one).filter(known -> known.caller().administrator()).isPresent())
        .forEach(one -> one.notify("collection_update", params));
  }

  private Optional<Session> session(Connection connection) {
    return connection.loggedIn().flatMap(known -> sessions.find(known.token().reveal()));
  }
}
