package org.precedent.session;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.precedent.directory.UserChanged;
import org.precedent.identity.UserId;

/**
 * The sessions that were used a moment ago, so that most requests need no query for them. What
 * happens on this node is seen at once, what happens on another as soon as its message arrives; as
 * long as no messages can arrive, nothing is remembered. Bounded, thread-safe.
 */
@ApplicationScoped
public class SessionCache {

  private static final int MAX_SESSIONS = 100_000;

  /** Not what ends sessions in time: only a net below. */
  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  private final Cache<TokenHash, Session> sessions =
      Caffeine.newBuilder().maximumSize(MAX_SESSIONS).expireAfterWrite(MAX_AGE).build();
  private final AtomicLong changes = new AtomicLong();
  private volatile boolean suspended;

  /** The session as it is remembered, else as it is read; one that isn't there isn't remembered. */
  Optional<Session> get(TokenHash hash, Supplier<Optional<Session>> read) {
    if (suspended) {
      return read.get();
    }
    Session known = sessions.getIfPresent(hash);
    if (known != null) {
      return Optional.of(known);
    }
    long before = changes.get();
    Optional<Session> found = read.get();
    found.ifPresent(session -> sessions.put(hash, session));
    // What was read before a change must not be remembered after it.
    if (changes.get() != before || suspended) {
      sessions.invalidate(hash);
    }
    return found;
  }

  /** The session, if it is remembered. */
  Optional<Session> remembered(TokenHash hash) {
    return suspended ? Optional.empty() : Optional.ofNullable(sessions.getIfPresent(hash));
  }

  /** Forgets what a message is about. */
  void forget(SessionMessage message) {
    if (message instanceof SessionMessage.OfToken one) {
      forget(one.hash());
    } else if (message instanceof SessionMessage.OfUser some) {
      forget(some.users());
    } else {
      forgetAll();
    }
  }

  /** Forgets one. */
  void forget(TokenHash hash) {
    changes.incrementAndGet();
    sessions.invalidate(hash);
  }

  /** Forgets all that a user has to do with. */
  void forget(UserId user) {
    forget(Set.of(user));
  }

  private void forget(Set<UserId> users) {
    changes.incrementAndGet();
    sessions.asMap().values().removeIf(session -> session.concerns(users));
  }

  /** Forgets all. */
  void forgetAll() {
    changes.incrementAndGet();
    sessions.invalidateAll();
  }

  /** Remembers nothing from now on, because changes elsewhere would not be heard of. */
  void suspend() {
    suspended = true;
    forgetAll();
  }

  /** Remembers again, because changes elsewhere are heard of. */
  void resume() {
    forgetAll();
    suspended = false;
  }

  // Before others look whether a session is still there.
  void onChange(
      @Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(LIBRARY_BEFORE)
          UserChanged change) {
    forget(change.users());
  }
}
