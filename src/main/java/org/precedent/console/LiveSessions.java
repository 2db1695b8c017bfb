package org.precedent.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.precedent.platform.settings.Settings;
import org.precedent.session.Session;
import org.precedent.session.Sessions;

/**
 * The sessions of ours behind the browsers. One that is in use lives on; so that not every request
 * writes, a twelfth of the lifetime may be missing at the end. Thread-safe.
 */
@ApplicationScoped
public class LiveSessions {

  /** The name under which they appear in lists, and by which their lifetime may be configured. */
  static final String APPLICATION = "console";

  private static final int PARTS = 12;

  @Inject Sessions sessions;
  @Inject Settings settings;
  @Inject Clock clock;

  /** The session with that token, if it is alive. */
  Optional<Session> find(String token) {
    Optional<Session> session = sessions.verify(token);
    session.filter(this::isUsed).ifPresent(sessions::renew);
    return session;
  }

  private boolean isUsed(Session session) {
    Duration lifetime = settings.get(Settings.APPS).lifetime(APPLICATION);
    Instant renewed = session.expiresAt().minus(lifetime);
    return clock.instant().isAfter(renewed.plus(lifetime.dividedBy(PARTS)));
  }
}
