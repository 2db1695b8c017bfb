package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.platform.Outage;
import org.precedent.session.ConnectedSessions;
import org.precedent.session.LogInTokens;
import org.precedent.session.Session;
import org.precedent.session.TokenHash;

/**
 * Ends what a connection leaves behind in the database. Its client is gone and repeats nothing: so
 * what fails while the database is away, is done later. Thread-safe.
 */
@ApplicationScoped
public class Endings {

  /** How many wait: as many as there may be connections. */
  private static final int MAX = Connections.MAX;

  private static final Logger LOG = Logger.getLogger(Endings.class.getName());

  private final Set<Ending> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean trying = new AtomicBoolean();

  @Inject LogInTokens tokens;
  @Inject ConnectedSessions connected;

  /**
   * What is to end, in parts that can be done twice.
   *
   * @param token that was redeemed, and is deleted
   * @param session that ends, see {@link LogInTokens#leave}
   * @param connection the id of the session that is connected no more
   */
  private record Ending(
      Optional<TokenHash> token, Optional<Session> session, Optional<Long> connection) {}

  /** A session was begun, and no connection was bound to it. */
  void unbound(Session session) {
    begin(new Ending(Optional.empty(), Optional.of(session), Optional.empty()));
  }

  /** The connection of who was logged in is gone. */
  void left(LoggedIn before) {
    Session session = before.session();
    begin(new Ending(token(before), Optional.of(session), Optional.of(session.id())));
  }

  /** A connection has another session now. */
  void disconnected(LoggedIn before) {
    begin(new Ending(Optional.empty(), Optional.empty(), Optional.of(before.session().id())));
  }

  /** Nothing is under way any more in the session that a connection had before. */
  void replaced(LoggedIn before) {
    begin(new Ending(token(before), Optional.of(before.session()), Optional.empty()));
  }

  /** The session of a connection was ended by somebody else. */
  void ended(LoggedIn known) {
    begin(new Ending(token(known), Optional.empty(), Optional.of(known.session().id())));
  }

  private static Optional<TokenHash> token(LoggedIn known) {
    return Optional.ofNullable(known.key()).map(LoggedIn.Key::hash);
  }

  /**
   * Tries again what failed; as long as the database is away, one of them. Does nothing while that
   * is under way on another thread.
   */
  void tryAgain() {
    if (!waiting.isEmpty() && trying.compareAndSet(false, true)) {
      try {
        workOff();
      } finally {
        trying.set(false);
      }
    }
  }

  private void workOff() {
    for (Ending ending : waiting) {
      try {
        end(ending);
      } catch (RuntimeException failure) {
        if (Outage.causes(failure)) {
          LOG.log(
              Level.WARNING,
              "The database is away: {0} closed connections wait for the end of their sessions",
              waiting.size());
          return;
        }
        LOG.log(Level.SEVERE, "The session of a closed connection does not end", failure);
      }
      waiting.remove(ending);
    }
  }

  private void begin(Ending ending) {
    try {
      end(ending);
    } catch (RuntimeException failure) {
      if (waiting.size() < MAX) {
        LOG.log(Level.FINE, "The session of a closed connection ends later", failure);
        waiting.add(ending);
      } else {
        LOG.log(Level.WARNING, "Too many sessions of closed connections are to end", failure);
      }
    }
  }

  private void end(Ending ending) {
    ending.connection().ifPresent(connected::remove);
    ending.token().ifPresent(tokens::forget);
    // Last, since it is told: what failed before it, it is not told twice.
    ending.session().ifPresent(tokens::leave);
  }
}
