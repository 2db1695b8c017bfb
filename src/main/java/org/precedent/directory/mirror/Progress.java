package org.precedent.directory.mirror;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells now and then how many entries are done. For one phase of one run, and one thread. */
final class Progress {

  private static final Logger LOG = Logger.getLogger(Progress.class.getName());
  private static final long STEP = 10_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ProgressBoard board;
  private final String directory;
  private final MirrorPhase phase;
  private final OptionalLong total;
  private long done;
  private Instant shownAt;

  /** Shows that the phase begins. */
  Progress(ProgressBoard board, String directory, MirrorPhase phase, OptionalLong total) {
    this.board = board;
    this.directory = directory;
    this.phase = phase;
    this.total = total;
    this.shownAt = board.show(directory, phase, 0, total);
  }

  void add(long entries) {
    long before = done / STEP;
    done += entries;
    if (done / STEP > before) {
      LOG.log(
          Level.INFO,
          "Directory {0}: {1}: {2} are done.",
          new Object[] {directory, phase.title(), Long.toString(done)});
    }
    if (board.now().isAfter(shownAt.plus(PAUSE))) {
      shownAt = board.show(directory, phase, done, total);
    }
  }
}
