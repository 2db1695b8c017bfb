package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.platform.settings.Applications;
import org.precedent.session.ConnectedSessions;
import org.precedent.session.DoorName;
import org.precedent.session.LogIn;
import org.precedent.session.LogInSource;
import org.precedent.session.LogInTokens;
import org.precedent.session.Mechanism;
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
  @Inject Endings endings;
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

  /** The same of an attempt. */
  static LogInSource source(Connection connection, Mechanism mechanism) {
    return LogInSource.of(DoorName.TRUENAS, connection.peer().address()).by(mechanism);
  }

  /**
   * Binds a connection to a new session; one that was there before ends, after the calls that came
   * in it and keep their order.
   *
   * @param key the token that was redeemed for it, if it was one
   * @throws RpcException if the user has too many connections; this one is closed
   */
  LoggedIn begin(
      Connection connection, LogIn logIn, LoggedIn.Kind kind, LoggedIn.@Nullable Key key) {
    requireRoom(connection, logIn.session());
    LoggedIn now = connected(connection, logIn, kind, key);
    connection.setLoggedIn(Optional.of(now)).ifPresent(before -> replaced(connection, before));
    events.added(connection, now);
    // The client may have gone while he was logging in.
    if (connections.find(connection.id()).isEmpty()) {
      leave(connection);
    }
    return now;
  }

  private void requireRoom(Connection connection, Session begun) {
    if (!connections.hasRoom(connection, begun.caller().user())) {
      endings.unbound(begun);
      connection.close(CloseCodes.TRY_AGAIN_LATER, "Too many connections of this user");
      throw RpcException.failed(Errno.EBUSY, "Too many connections of this user");
    }
  }

  private LoggedIn connected(
      Connection connection, LogIn logIn, LoggedIn.Kind kind, LoggedIn.@Nullable Key key) {
    try {
      String name = persons.find(logIn.session().caller().user()).flatMap(Person::name).orElse("");
      LoggedIn now = new LoggedIn(logIn.token(), logIn.session(), kind, name, clock.instant(), key);
      connected.add(now.connected(connection));
      return now;
    } catch (RuntimeException failure) {
      // Nobody knows the session that was begun.
      endings.unbound(logIn.session());
      throw failure;
    }
  }

  private void replaced(Connection connection, LoggedIn before) {
    endings.disconnected(before);
    events.removed(connection);
    connection.turn().take(workers, () -> endings.replaced(before));
  }

  /**
   * The session of who was logged in, if it is alive: asked for each call, so that who is disabled
   * or deleted does nothing more.
   */
  Optional<Session> session(Connection connection, Optional<LoggedIn> from) {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    Optional<Session> alive = sessions.verify(from.get().token().reveal());
    if (alive.isEmpty()) {
      ended(connection, from.get());
    } else {
      renew(from.get());
    }
    return alive;
  }

  /** Notes a sign of life of a client, which lets the token that he logged in with live on. */
  void used(LoggedIn known) {
    LoggedIn.Key key = known.key();
    if (key != null && key.isDue(clock.instant())) {
      workers.execute(() -> renew(known, key));
    }
  }

  /** Notes that somebody else has ended the session of the connection, if he has. */
  void check(Connection connection) {
    connection
        .loggedIn()
        .filter(known -> sessions.find(known.token().reveal()).isEmpty())
        .ifPresent(known -> ended(connection, known));
  }

  /** The same for a session whose time is over, though nobody calls anything in it. */
  void expire(Connection connection) {
    connection
        .loggedIn()
        .filter(known -> !known.session().expiresAt().isAfter(clock.instant()))
        .ifPresent(known -> workers.execute(() -> check(connection)));
  }

  /**
   * Ends the session that is known by that log-in, and all that was made with it; if that fails, he
   * stays logged in, and may try again.
   *
   * @return false if it has ended already
   */
  boolean end(Connection connection, LoggedIn known) {
    if (connection.loggedIn().filter(known::equals).isEmpty()) {
      return false;
    }
    LoggedIn.Key key = known.key();
    if (key != null) {
      tokens.forget(key.hash());
    }
    sessions.logOut(known.session());
    boolean ended = connection.dropLogIn(known);
    if (ended) {
      events.removed(connection);
    }
    return ended;
  }

  /**
   * The connection is gone; its session ends soon, after the calls that came in it and keep their
   * order.
   */
  void leave(Connection connection) {
    connection
        .setLoggedIn(Optional.empty())
        .ifPresent(known -> connection.turn().take(workers, () -> left(connection, known)));
  }

  private void left(Connection connection, LoggedIn before) {
    endings.left(before);
    events.removed(connection);
  }

  private void ended(Connection connection, LoggedIn known) {
    if (connection.dropLogIn(known)) {
      endings.ended(known);
      events.removed(connection);
    }
  }

  private void renew(LoggedIn known) {
    LoggedIn.Key key = known.key();
    if (key != null && key.isDue(clock.instant())) {
      tokens.used(key.hash(), key.ttl(), key.until());
    }
  }

  private void renew(LoggedIn known, LoggedIn.Key key) {
    if (sessions.find(known.token().reveal()).isPresent()) {
      tokens.used(key.hash(), key.ttl(), key.until());
    }
  }
}
