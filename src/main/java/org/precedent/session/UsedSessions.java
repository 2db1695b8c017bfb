package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which sessions were used since that was last written down. Bounded, thread-safe. */
@ApplicationScoped
public class UsedSessions {

  private static final int MAX_BATCH = 1000;
  private static final int MAX_SESSIONS = 100_000;

  private final Set<Long> used = ConcurrentHashMap.newKeySet();

  /**
   * Some of them.
   *
   * @param sessions their ids, each once, ascending
   */
  record Batch(List<Long> sessions) {
    boolean isEmpty() {
      return sessions.isEmpty();
    }
  }

  /** Notes that a session is being used. */
  void add(long session) {
    if (used.size() < MAX_SESSIONS) {
      used.add(session);
    }
  }

  /** Takes some away. */
  Batch take() {
    List<Long> batch = new ArrayList<>();
    Iterator<Long> ids = used.iterator();
    while (ids.hasNext() && batch.size() < MAX_BATCH) {
      batch.add(ids.next());
      ids.remove();
    }
    batch.sort(null);
    return new Batch(List.copyOf(batch));
  }

  /** Puts those back that could not be written down. */
  void putBack(Batch batch) {
    batch.sessions().forEach(this::add);
  }
}
