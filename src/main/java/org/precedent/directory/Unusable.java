package org.precedent.directory;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Counts entries that can't be kept, and tells of the first ones in the log. For one run. */
final class Unusable {

  private static final Logger LOG = Logger.getLogger(Unusable.class.getName());
  private static final int TOLD = 10;
  private static final int SHOWN = 200;

  private long count;

  void add(EntryPlace place, String problem) {
    count++;
    if (count <= TOLD) {
      LOG.log(
          Level.WARNING,
          "Directory {0}: {1} is left out: {2}.",
          new Object[] {place.id().directory(), printable(place.dn()), problem});
    }
  }

  long count() {
    return count;
  }

  private static String printable(String dn) {
    String line = dn.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
