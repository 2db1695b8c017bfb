package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  /** How many wait; of those beyond, {@link StrayedSessions} finds what is left. */
  private static final int MAX = 20_000;

  private static final Logger LOG = Logger.getLogger(Endings.class.getName());

  private final Set<Ending> waiting = ConcurrentHashMap.newKeySet();

  @Inject LogInTokens tokens;
  @Inject ConnectedSessions connected;

  private sealed interface Ending {
    record OfToken(TokenHash token) implements Ending {}

    record OfConnection(long session) implements Ending {}

    record OfSession(Session session) implements Ending {}
  }

  /** Deletes a token. */
  void forget(TokenHash token) {
    begin(new Ending.OfToken(token));
  }

  /** The session is connected no more. */
  void disconnect(Session session) {
    begin(new Ending.OfConnection(session.id()));
  }

  /** See {@link LogInTokens#leave}. */
  void leave(Session session) {
    begin(new Ending.OfSession(session));
  }

  /** Tries again what failed; as long as the database is away, one of them. */
  void tryAgain() {
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
      LOG.log(Level.FINE, "The session of a closed connection ends later", failure);
      if (waiting.size() < MAX) {
        waiting.add(ending);
      }
    }
  }

  private void end(Ending ending) {
    if (ending instanceof Ending.OfToken of) {
      tokens.forget(of.token());
    } else if (ending instanceof Ending.OfConnection of) {
      connected.remove(of.session());
    } else if (ending instanceof Ending.OfSession of) {
      tokens.leave(of.session());
    }
  }
}
