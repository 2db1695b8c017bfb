package org.precedent.directory.mirror;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precedent.directory.DnKey;
import org.precedent.identity.DirectoryId;

/**
 * What a complete listing of a directory says, compared with what is mirrored.
 *
 * @param seen how many there are
 * @param known how many were there before
 * @param vanished the ids here of those that are gone
 * @param news what is not as it was
 * @param leftOut how many have no identity, or one that others have, too
 * @param shared the digests of identities that several entries have
 * @param holdsBack whether one of these identities is mirrored, so that changes of its entry are
 *     not taken over now
 * @param places the identity of the entry in each place; kept of groups only, there are few
 */
record Survey(
    EntryKind kind,
    long seen,
    long known,
    List<Long> vanished,
    News news,
    long leftOut,
    Set<Long> shared,
    boolean holdsBack,
    Map<DnKey, DirectoryId> places) {

  /** How many vanished ones are nothing special, however few there are. */
  private static final int FEW = 10;

  /** Keeps its own copies. */
  Survey {
    vanished = List.copyOf(vanished);
    shared = Set.copyOf(shared);
  }

  /**
   * Whether it is a plausible sequel to what was there before.
   *
   * @param maxPercent of those known before that may be gone; with 100, everything is plausible
   */
  boolean plausible(int maxPercent) {
    if (maxPercent >= 100 || vanished.isEmpty()) {
      return true;
    }
    return seen > 0 && (vanished.size() <= FEW || vanished.size() * 100L <= maxPercent * known);
  }

  /** Whether several entries have that identity, so that none of them can be told by it. */
  boolean isShared(DirectoryId id) {
    return !shared.isEmpty() && shared.contains(IdDigests.of(id));
  }
}
