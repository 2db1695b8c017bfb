package org.precedent.truenas;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.UserId;
import org.precedent.session.ConnectedSession;
import org.precedent.session.LogInTokens;
import org.precedent.session.Session;
import org.precedent.session.Token;
import org.precedent.session.TokenHash;

/**
 * Whose connection it is: bound to the user at log-in, not to his name.
 *
 * @param token what shows on each call that the session is still alive
 * @param session as it was at log-in
 * @param key the token that was redeemed, if it was one
 */
record LoggedIn(
    Token token, Session session, Kind kind, String name, Instant at, @Nullable Key key) {

  /** How he showed who he is. */
  enum Kind {
    LOGIN_PASSWORD,
    API_KEY,
    TOKEN
  }

  /** A token that lives as long again with each use, until the time comes to log in anew. */
  static final class Key {

    // Written down ten times in its life at most.
    private static final int STEPS = 10;

    private final TokenHash hash;
    private final Duration ttl;
    private final Instant until;
    private Instant renewed;

    Key(LogInTokens.Redeemed redeemed, Instant now) {
      this.hash = redeemed.token();
      this.ttl = redeemed.ttl();
      this.until = redeemed.until();
      this.renewed = now;
    }

    TokenHash hash() {
      return hash;
    }

    Duration ttl() {
      return ttl;
    }

    Instant until() {
      return until;
    }

    /** Whether its use must be written down now; true for one of those who ask. */
    synchronized boolean isDue(Instant now) {
      boolean due = !now.isBefore(renewed.plus(ttl.dividedBy(STEPS)));
      if (due) {
        renewed = now;
      }
      return due;
    }
  }

  /** The session as all nodes know it. */
  ConnectedSession connected(Connection connection) {
    return new ConnectedSession(
        connection.id(),
        session.id(),
        user(),
        kind.name(),
        name,
        connection.peer().address(),
        connection.peer().secure(),
        at);
  }

  UserId user() {
    return session.caller().user();
  }
}
