package org.precedent.directory.ldap;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Counts entries that can't be used, and tells of the first ones in the log. For one reading. */
final class LeftOut {

  private static final Logger LOG = Logger.getLogger(LeftOut.class.getName());
  private static final int TOLD = 10;

  private final String directory;
  private final String needed;
  private final int told;
  private long count;

  /**
   * @param needed what such an entry lacks
   */
  LeftOut(String directory, String needed) {
    this(directory, needed, TOLD);
  }

  private LeftOut(String directory, String needed, int told) {
    this.directory = directory;
    this.needed = needed;
    this.told = told;
  }

  /** Only counts. */
  static LeftOut untold(String directory) {
    return new LeftOut(directory, "", 0);
  }

  void add(String dn) {
    count++;
    if (count <= told) {
      LOG.log(
          Level.WARNING,
          "Directory {0}: {1} is left out, since it lacks {2}, or this service may not read it.",
          new Object[] {directory, printable(dn), needed});
    } else if (told > 0 && count == told + 1) {
      LOG.log(Level.WARNING, "Directory {0}: further such entries are only counted.", directory);
    }
  }

  long count() {
    return count;
  }

  /** Without line breaks and other controls, which could fake lines of the log. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
