package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** What this node knows of the mirror, for those who watch it. Thread-safe. */
@ApplicationScoped
public class MirrorStatus {

  private volatile boolean configured;
  private volatile MirrorState state = MirrorState.NONE;
  private volatile Duration lastRun = Duration.ZERO;
  private volatile Optional<MirrorProgress> progress = Optional.empty();

  void set(MirrorState state) {
    this.configured = true;
    this.state = state;
  }

  void setLastRun(Duration lastRun) {
    this.lastRun = lastRun;
  }

  void setProgress(Optional<MirrorProgress> progress) {
    this.progress = progress;
  }

  /** How far the run is that is at work on this node. */
  Optional<MirrorProgress> progress() {
    return progress;
  }

  /** Whether there is a directory at all. */
  boolean configured() {
    return configured;
  }

  /** How it went. */
  MirrorState state() {
    return state;
  }

  /** How long the last run of this node took; zero before the first. */
  Duration lastRun() {
    return lastRun;
  }
}
