package org.precedent.directory.mirror;

import java.util.List;
import java.util.Optional;

/**
 * How the mirror of the configured directory stands, the same from every node.
 *
 * @param progress of the run that is at work
 * @param runs the last ones, the last one first
 */
public record MirrorReport(
    String directory,
    MirrorActivity activity,
    Optional<MirrorProgress> progress,
    MirrorState state,
    List<PastRun> runs) {

  /** Keeps its own copy. */
  public MirrorReport {
    runs = List.copyOf(runs);
  }
}
