package org.precedent.directory.mirror;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.precedent.directory.Watermark;

/**
 * How far a directory is mirrored, and how the last run went.
 *
 * @param peopleWatermark from where people have to be read; empty for all
 * @param groupsWatermark the same of groups
 * @param changes moves with each change after which groups must be read again
 * @param peopleChanges the same of people
 * @param fullReadAt when everything was last read
 * @param endedAt when the last run ended; empty while one is at work, and before the first
 * @param people how many the directory had at the last success; so the groups
 * @param leftOut how many entries couldn't be used
 * @param failures how many runs failed since the last success
 * @param failingSince when the first of them did
 * @param lastError why the last of them did
 * @param requested whether a run is asked for that has not begun
 * @param progress where the last run is, or ended
 */
public record MirrorState(
    Optional<Watermark> peopleWatermark,
    Optional<Watermark> groupsWatermark,
    long changes,
    long peopleChanges,
    Optional<Instant> fullReadAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<Instant> succeededAt,
    long people,
    long groups,
    long leftOut,
    long failures,
    Optional<Instant> failingSince,
    Optional<String> lastError,
    boolean requested,
    Optional<MirrorProgress> progress) {

  /** Before the first run. */
  static final MirrorState NONE =
      new MirrorState(
          Optional.empty(),
          Optional.empty(),
          0,
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0,
          0,
          0,
          0,
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty());

  private static final Duration FULL_READ_INTERVAL = Duration.ofDays(1);

  /** Longer than any directory may take for one answer, and any node's clock be wrong. */
  private static final Duration SILENCE = Duration.ofMinutes(5);

  /** Whether it is time to read everything again: not every change is dated. */
  boolean fullReadDue(Instant now) {
    return fullReadAt.map(last -> !last.plus(FULL_READ_INTERVAL).isAfter(now)).orElse(true);
  }

  /** Whether a run is waited for: another node may be at it, or not. */
  boolean due() {
    return requested || peopleChanges > 0 && peopleWatermark.isEmpty();
  }

  /** What the mirror is doing. */
  MirrorActivity activity(Instant now) {
    boolean begun = startedAt.isPresent() && endedAt.isEmpty();
    Optional<Instant> sign = progress.map(MirrorProgress::at).or(() -> startedAt);
    if (begun && sign.orElse(Instant.MIN).isAfter(now.minus(SILENCE))) {
      return MirrorActivity.RUNNING;
    }
    if (requested) {
      return MirrorActivity.REQUESTED;
    }
    return begun ? MirrorActivity.INTERRUPTED : MirrorActivity.WAITING;
  }

  /** Whether the last run failed. */
  public boolean degraded() {
    return failures > 0;
  }
}
