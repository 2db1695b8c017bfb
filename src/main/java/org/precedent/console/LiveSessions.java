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

/** The sessions of ours behind the browsers. One that is in use lives on. Thread-safe. */
@ApplicationScoped
public class LiveSessions {

  /** The name under which they appear in lists, and by which their lifetime may be configured. */
  static final String APPLICATION = "console";

  @Inject Sessions sessions;
  @Inject Settings settings;
  @Inject Clock clock;

  /** The session with that token, if it is alive. */
  Optional<Session> find(String token) {
    Optional<Session> session = sessions.verify(token);
    session.filter(this::isHalfOver).ifPresent(sessions::renew);
    return session;
  }

  private boolean isHalfOver(Session session) {
    Duration lifetime = settings.get(Settings.APPS).lifetime(APPLICATION);
    Instant half = session.expiresAt().minus(lifetime.dividedBy(2));
    return clock.instant().isAfter(half);
  }
}
