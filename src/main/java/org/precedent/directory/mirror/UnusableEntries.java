package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.precedent.identity.DirectoryId;

/**
 * Which entries have an identity and can't be used all the same, as far as this node has tried: in
 * the next run they are no news. Thread-safe.
 */
@ApplicationScoped
public class UnusableEntries {

  private final Map<EntryKind, Set<DirectoryId>> known = new EnumMap<>(EntryKind.class);

  public UnusableEntries() {
    for (EntryKind kind : EntryKind.values()) {
      known.put(kind, ConcurrentHashMap.newKeySet());
    }
  }

  void add(EntryKind kind, DirectoryId id) {
    of(kind).add(id);
  }

  /** For an entry that can be used after all. */
  void remove(EntryKind kind, DirectoryId id) {
    of(kind).remove(id);
  }

  /** Forgets all that a complete listing has not named. */
  void retain(EntryKind kind, Collection<DirectoryId> listed) {
    of(kind).retainAll(Set.copyOf(listed));
  }

  boolean contains(EntryKind kind, DirectoryId id) {
    return of(kind).contains(id);
  }

  /** How many there are of all kinds. */
  long count() {
    return known.values().stream().mapToLong(Set::size).sum();
  }

  private Set<DirectoryId> of(EntryKind kind) {
    return Objects.requireNonNull(known.get(kind));
  }
}
