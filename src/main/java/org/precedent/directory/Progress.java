package org.precedent.directory;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells now and then how many entries are done. For one run. */
final class Progress {

  private static final Logger LOG = Logger.getLogger(Progress.class.getName());
  private static final long STEP = 10_000;

  private final String directory;
  private final EntryKind kind;
  private long done;

  Progress(String directory, EntryKind kind) {
    this.directory = directory;
    this.kind = kind;
  }

  void add(long entries) {
    long before = done / STEP;
    done += entries;
    if (done / STEP > before) {
      LOG.log(
          Level.INFO,
          "Directory {0}: {1} {2} are mirrored.",
          new Object[] {directory, Long.toString(done), kind.title()});
    }
  }
}
