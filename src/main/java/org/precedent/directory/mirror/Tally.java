package org.precedent.directory.mirror;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precedent.directory.DnKey;
import org.precedent.directory.EntryPlace;
import org.precedent.identity.DirectoryId;

/** What a listing has come to so far. For one thread. */
final class Tally {

  /** More news than these are not looked at one by one: all people are read again. */
  static final int MAX_UNKNOWN = 500;

  private static final int MAX_MOVED = 10_000;

  private final EntryKind kind;
  private final IdSet missing;
  private final long known;
  private final IdDigests seen = new IdDigests();
  private final IdDigests unknown = new IdDigests();
  private final List<EntryPlace> someUnknown = new ArrayList<>();
  private final List<Move> moved = new ArrayList<>();
  private final List<DirectoryId> unusable = new ArrayList<>();
  private final Map<DnKey, DirectoryId> places = new HashMap<>();
  private boolean allMoved = true;

  /**
   * @param missing who was there before; who is seen is taken out of it
   */
  Tally(EntryKind kind, IdSet missing) {
    this.kind = kind;
    this.missing = missing;
    this.known = missing.size();
  }

  long known() {
    return known;
  }

  /** Takes notice of an entry of the listing. */
  void see(EntryPlace place) {
    seen.add(place.id());
    if (kind == EntryKind.GROUPS) {
      places.put(place.key(), place.id());
    }
  }

  /** It is mirrored. */
  void there(long id) {
    missing.remove(id);
  }

  /** It is mirrored, and in another place. */
  void moved(Move move) {
    if (moved.size() < MAX_MOVED) {
      moved.add(move);
    } else {
      allMoved = false;
    }
  }

  /** It isn't mirrored. */
  void unknown(EntryPlace place) {
    unknown.add(place.id());
    if (someUnknown.size() < MAX_UNKNOWN) {
      someUnknown.add(place);
    }
  }

  /** It is known to be of no use. */
  void unusable(DirectoryId id) {
    unusable.add(id);
  }

  List<DirectoryId> unusable() {
    return unusable;
  }

  /**
   * What the whole listing says.
   *
   * @param withoutIdentity how many entries it couldn't name
   */
  Survey survey(long withoutIdentity) {
    Set<Long> shared = seen.repeated();
    if (!shared.isEmpty()) {
      someUnknown.removeIf(place -> shared.contains(IdDigests.of(place.id())));
      moved.removeIf(move -> shared.contains(IdDigests.of(move.place().id())));
      places.values().removeIf(id -> shared.contains(IdDigests.of(id)));
    }
    return new Survey(
        kind,
        seen.size(),
        known,
        missing.toList(),
        new News(unknown.size() - unknown.countIn(shared), someUnknown, moved, allMoved),
        withoutIdentity + seen.countIn(shared),
        shared,
        seen.countIn(shared) > unknown.countIn(shared),
        places);
  }
}
