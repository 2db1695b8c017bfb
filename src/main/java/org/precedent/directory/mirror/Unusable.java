package org.precedent.directory.mirror;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.directory.EntryPlace;
import org.precedent.identity.DirectoryId;

/**
 * Remembers which entries of one kind can't be kept, and tells of the first ones in the log. For
 * one run.
 */
final class Unusable {

  private static final Logger LOG = Logger.getLogger(Unusable.class.getName());
  private static final int TOLD = 10;
  private static final int SHOWN = 200;

  private final EntryKind kind;
  private final UnusableEntries known;
  private long told;

  Unusable(EntryKind kind, UnusableEntries known) {
    this.kind = kind;
    this.known = known;
  }

  /** Remembers it, and tells of it. */
  void add(EntryPlace place, String problem) {
    remember(place.id());
    tell(place, problem);
  }

  /** Tells of it only: it may become usable without a change of its own. */
  void tell(EntryPlace place, String problem) {
    told++;
    if (told <= TOLD) {
      LOG.log(
          Level.WARNING,
          "Directory {0}: {1} is left out: {2}.",
          new Object[] {place.id().directory(), printable(place.dn()), problem});
    }
  }

  /** Remembers one of which the log tells already. */
  void remember(DirectoryId id) {
    known.add(kind, id);
  }

  /** For one that can be kept. */
  void forget(DirectoryId id) {
    known.remove(kind, id);
  }

  private static String printable(String dn) {
    String line = dn.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
