package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which sessions were used since that was last written down, and by whom. Bounded, thread-safe:
 * what is too much is left out.
 */
@ApplicationScoped
public class UsedSessions {

  private static final int MAX_BATCH = 1000;
  private static final int MAX_SESSIONS = 100_000;
  private static final int MAX_USES = 100_000;

  private final Map<Long, List<SessionUse>> used = new ConcurrentHashMap<>();
  private final AtomicInteger uses = new AtomicInteger();

  /**
   * Some of them.
   *
   * @param sessions their ids, each once, ascending
   * @param uses of these sessions, those of one in their order
   */
  record Batch(List<Long> sessions, List<SessionUse> uses) {
    boolean isEmpty() {
      return sessions.isEmpty();
    }
  }

  /** Notes that a session is being used. */
  void add(long session) {
    if (used.size() < MAX_SESSIONS) {
      used.putIfAbsent(session, List.of());
    }
  }

  /** Notes that a session is being used, and by whom. */
  void add(SessionUse use) {
    if (uses.get() >= MAX_USES) {
      add(use.session());
    } else if (used.size() < MAX_SESSIONS) {
      uses.incrementAndGet();
      used.merge(use.session(), List.of(use), this::latest);
    }
  }

  /** Takes some away. */
  Batch take() {
    List<Long> sessions = new ArrayList<>();
    List<SessionUse> taken = new ArrayList<>();
    Iterator<Long> ids = used.keySet().iterator();
    while (ids.hasNext() && sessions.size() < MAX_BATCH) {
      Long session = ids.next();
      List<SessionUse> some = used.remove(session);
      if (some != null) {
        sessions.add(session);
        taken.addAll(some);
      }
    }
    uses.addAndGet(-taken.size());
    sessions.sort(null);
    return new Batch(List.copyOf(sessions), List.copyOf(taken));
  }

  /** Puts those back that could not be written down. */
  void putBack(Batch batch) {
    batch.sessions().forEach(this::add);
    batch.uses().forEach(this::add);
  }

  // No more of one session than are kept.
  private List<SessionUse> latest(List<SessionUse> before, List<SessionUse> after) {
    List<SessionUse> all = new ArrayList<>(before);
    all.addAll(after);
    int tooMany = Math.max(0, all.size() - SessionUse.MAX);
    uses.addAndGet(-tooMany);
    return List.copyOf(all.subList(tooMany, all.size()));
  }
}
