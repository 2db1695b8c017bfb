package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.platform.settings.Applications;
import org.precedent.session.ConnectedSessions;
import org.precedent.session.LogIn;
import org.precedent.session.LogInTokens;
import org.precedent.session.Origin;
import org.precedent.session.Person;
import org.precedent.session.Persons;
import org.precedent.session.Session;
import org.precedent.session.Sessions;

/** Who is logged in to which connection. Thread-safe. */
@ApplicationScoped
public class LogIns {

  @Inject Clock clock;
  @Inject Sessions sessions;
  @Inject LogInTokens tokens;
  @Inject Persons persons;
  @Inject SessionEvents events;
  @Inject ConnectedSessions connected;
  @Inject Connections connections;
  @Inject Workers workers;

  /** Where the sessions of a connection come from. */
  static Origin origin(Connection connection) {
    return new Origin(
        Applications.TRUENAS,
        Optional.of(connection.peer().address()),
        connection.peer().userAgent());
  }

  /**
   * Binds a connection to a new session; one that was there before ends.
   *
   * @param key the token that was redeemed for it, if it was one
   */
  LoggedIn begin(
      Connection connection, LogIn logIn, LoggedIn.Kind kind, LoggedIn.@Nullable Key key) {
    String name = persons.find(logIn.session().caller().user()).flatMap(Person::name).orElse("");
    LoggedIn now = new LoggedIn(logIn.token(), logIn.session(), kind, name, clock.instant(), key);
    connected.add(now.connected(connection));
    connection.setLoggedIn(Optional.of(now)).ifPresent(before -> leave(connection, before));
    events.added(connection, now);
    // The client may have gone while he was logging in.
    if (connections.find(connection.id()).isEmpty()) {
      leave(connection);
    }
    return now;
  }

  /**
   * The session of the connection, if it is alive: asked for each call, so that who is disabled or
   * deleted does nothing more.
   */
  Optional<Session> session(Connection connection) {
    Optional<LoggedIn> known = connection.loggedIn();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Optional<Session> alive = sessions.verify(known.get().token().reveal());
    if (alive.isEmpty()) {
      ended(connection, known.get());
    } else {
      renew(known.get());
    }
    return alive;
  }

  /** Notes the end of a session that is dead, if it is. */
  void check(Connection connection) {
    connection
        .loggedIn()
        .filter(known -> sessions.find(known.token().reveal()).isEmpty())
        .ifPresent(known -> ended(connection, known));
  }

  /** Ends the session of a connection, and all that was made with it. */
  boolean end(Connection connection) {
    Optional<LoggedIn> known = connection.loggedIn();
    if (known.isEmpty() || !connection.dropLogIn(known.get())) {
      return false;
    }
    forgetKey(known.get());
    sessions.logOut(known.get().session());
    events.removed(connection);
    return true;
  }

  /** The connection is gone; its session ends soon. */
  void leave(Connection connection) {
    connection
        .setLoggedIn(Optional.empty())
        .ifPresent(known -> workers.execute(() -> leave(connection, known)));
  }

  private void leave(Connection connection, LoggedIn before) {
    forgetKey(before);
    tokens.leave(before.session());
    connected.remove(before.session().id());
    events.removed(connection);
  }

  private void ended(Connection connection, LoggedIn known) {
    if (connection.dropLogIn(known)) {
      forgetKey(known);
      connected.remove(known.session().id());
      events.removed(connection);
    }
  }

  private void forgetKey(LoggedIn known) {
    LoggedIn.Key key = known.key();
    if (key != null) {
      tokens.forget(key.hash());
    }
  }

  private void renew(LoggedIn known) {
    LoggedIn.Key key = known.key();
    if (key != null && key.isDue(clock.instant())) {
      tokens.used(key.hash(), key.ttl());
    }
  }
}
