package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Where runs of the mirror show how far they are, on this node and to others. Thread-safe. */
@ApplicationScoped
public class ProgressBoard {

  @Inject Clock clock;
  @Inject MirrorStates states;
  @Inject MirrorStatus status;

  /**
   * Begins a phase.
   *
   * @param total how many entries there may be; 0 if nobody knows
   */
  Progress begin(String directory, MirrorPhase phase, long total) {
    OptionalLong known = total > 0 ? OptionalLong.of(total) : OptionalLong.empty();
    return new Progress(this, directory, phase, known);
  }

  Instant now() {
    return clock.instant();
  }

  /** Shows it, and says when that was. */
  Instant show(String directory, MirrorPhase phase, long done, OptionalLong total) {
    MirrorProgress progress = new MirrorProgress(phase, done, total, now());
    status.setProgress(Optional.of(progress));
    states.progress(directory, progress);
    return progress.at();
  }
}
