package org.precedent.truenas;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.session.ConnectedSession;
import org.precedent.session.ConnectedSessions;
import org.precedent.session.LogIn;
import org.precedent.session.LogInTokens;
import org.precedent.session.Person;
import org.precedent.session.Persons;
import org.precedent.session.Session;
import org.precedent.session.Sessions;
import org.precedent.session.Token;
import org.precedent.session.TokenHash;
import org.precedent.session.Workspace;
import org.precedent.testing.SettableClock;

/**
 * The door without a container: sessions live in a map, and what runs on other threads, runs when
 * the test says so.
 */
final class DoorKit {

  static final String HERE = "10.0.0.1";

  final SettableClock clock = new SettableClock();
  final AtomicLong nanos = new AtomicLong();
  final Queue<Runnable> threads = new ArrayDeque<>();
  final Workers workers = new Workers(threads::add, null, 4);
  final Connections connections = new Connections();
  final Backlog backlog = new Backlog(1_000_000);
  final LogIns logIns = new LogIns();
  final Endings endings = new Endings();

  /** The sessions that are written down as connected. */
  final Set<Long> connected = new HashSet<>();

  /** Whether the database is away. */
  boolean away;

  /** What happened to sessions, such as {@code left 7}. */
  final List<String> happened = new ArrayList<>();

  private final Map<String, Session> alive = new HashMap<>();
  private long lastSession;

  DoorKit() {
    logIns.clock = clock;
    logIns.connections = connections;
    logIns.workers = workers;
    logIns.sessions = new LiveSessions();
    logIns.tokens = new Tokens();
    logIns.persons = new Nobody();
    logIns.connected = new Connected();
    logIns.endings = endings;
    endings.tokens = logIns.tokens;
    endings.connected = logIns.connected;
    logIns.events = new Events();
  }

  /** Does what waits for a thread, and what comes of it. */
  void run() {
    while (!threads.isEmpty()) {
      threads.remove().run();
    }
  }

  void advance(Duration duration) {
    clock.advance(duration);
    nanos.addAndGet(duration.toNanos());
  }

  Connection connect(TestSocket socket) {
    return connect(socket, HERE);
  }

  Connection connect(TestSocket socket, String address) {
    Connection connection = connection(socket, address);
    connections.add(connection);
    return connection;
  }

  /** One that is not taken in. */
  Connection connection(TestSocket socket, String address) {
    return new Connection(socket.session(), socket.peer(address), workers, backlog, nanos::get);
  }

  LoggedIn logIn(Connection connection, long user) {
    return logIns.begin(connection, logIn(user), LoggedIn.Kind.LOGIN_PASSWORD, null);
  }

  LogIn logIn(long user) {
    Token token = new Token(UUID.randomUUID().toString());
    Instant end = clock.instant().plus(Duration.ofDays(30));
    Session session =
        new Session(
            ++lastSession,
            new TokenHash("00".repeat(32)),
            new Caller(new UserId(user), false),
            Optional.empty(),
            Optional.empty(),
            "truenas",
            Workspace.PRODUCTION,
            end);
    alive.put(token.reveal(), session);
    return new LogIn(token, session, 1);
  }

  /** Ends a session elsewhere. */
  void kill(LoggedIn loggedIn) {
    alive.remove(loggedIn.token().reveal());
  }

  private void requireDatabase() {
    if (away) {
      throw new IllegalStateException(new SQLTransientConnectionException("away"));
    }
  }

  private final class LiveSessions extends Sessions {

    @Override
    public Optional<Session> verify(String token) {
      return find(token);
    }

    @Override
    public Optional<Session> find(String token) {
      return Optional.ofNullable(alive.get(token))
          .filter(session -> session.expiresAt().isAfter(clock.instant()));
    }

    @Override
    public void logOut(Session session) {
      requireDatabase();
      happened.add("logged out " + session.id());
      alive.values().remove(session);
    }

    @Override
    public void end(Caller caller, UserId user, long id) {
      happened.add("ended " + id + " by " + caller.user().value());
      alive.values().removeIf(session -> session.id() == id);
    }
  }

  private final class Tokens extends LogInTokens {

    @Override
    public void leave(Session session) {
      requireDatabase();
      happened.add("left " + session.id());
      alive.values().remove(session);
    }

    @Override
    public boolean forget(TokenHash token) {
      requireDatabase();
      happened.add("forgot a token");
      return true;
    }

    @Override
    public boolean used(TokenHash token, Duration ttl, Instant until) {
      happened.add("used a token until " + until);
      return true;
    }
  }

  private static final class Nobody extends Persons {

    @Override
    public Optional<Person> find(UserId user) {
      return Optional.empty();
    }
  }

  private final class Connected extends ConnectedSessions {

    @Override
    public void add(ConnectedSession session) {
      requireDatabase();
      connected.add(session.session());
    }

    @Override
    public void remove(long session) {
      requireDatabase();
      connected.remove(session);
    }

    @Override
    public List<Long> ofThisNode() {
      return List.copyOf(connected);
    }

    @Override
    public void end(Collection<Long> sessions) {
      connected.removeAll(sessions);
    }
  }

  private final class Events extends SessionEvents {

    @Override
    void added(Connection connection, LoggedIn loggedIn) {
      happened.add("added " + loggedIn.session().id());
    }

    @Override
    void removed(Connection connection) {
      happened.add("removed");
    }
  }
}
