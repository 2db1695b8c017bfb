package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.platform.Outage;
import org.precedent.platform.settings.Settings;

/**
 * Tries a run of the mirror, and tells what became of it. A run that fails is tried again soon,
 * then less and less often. For one thread at a time.
 */
@ApplicationScoped
public class MirrorAttempt {

  private static final Logger LOG = Logger.getLogger(MirrorAttempt.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration UNTIL_FREE = Duration.ofSeconds(2);
  private static final int MAX_DOUBLINGS = 10;

  @Inject ConfiguredDirectory configured;
  @Inject Mirror mirror;
  @Inject MirrorStates states;
  @Inject MirrorStatus status;
  @Inject Settings settings;

  private int failures;

  /** Tries it, and says how long to wait for the next. */
  public Duration run() {
    long started = System.nanoTime();
    try {
      boolean done = mirror.run();
      if (done) {
        status.setLastRun(Duration.ofNanos(System.nanoTime() - started));
      }
      refresh();
      failures = 0;
      Duration interval = settings.get(Settings.LDAP_MIRROR_INTERVAL);
      return done || !status.state().due() ? interval : UNTIL_FREE;
    } catch (DirectoryUnavailableException | ImplausibleDirectoryException failure) {
      return failed(String.valueOf(failure.getMessage()), Optional.empty());
    } catch (RuntimeException failure) {
      return Outage.causes(failure)
          ? failed("The database is away.", Optional.empty())
          : failed("A fault of this server: " + failure, Optional.of(failure));
    } finally {
      status.setProgress(Optional.empty());
    }
  }

  private Duration failed(String why, Optional<RuntimeException> fault) {
    Duration pause = pause(failures, settings.get(Settings.LDAP_MIRROR_INTERVAL));
    failures = Math.min(failures + 1, MAX_DOUBLINGS);
    String line =
        "The directory is not mirrored now, what was mirrored before stays in use: "
            + why
            + " Next try in "
            + pause.toSeconds()
            + " s.";
    if (fault.isPresent()) {
      LOG.log(Level.SEVERE, line, fault.get());
    } else {
      LOG.log(Level.WARNING, line);
    }
    note(why);
    return pause;
  }

  /** 30 seconds, doubled with each failure, but never longer than the interval. */
  static Duration pause(int failures, Duration interval) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << failures);
    return pause.compareTo(interval) < 0 ? pause : interval;
  }

  private void note(String why) {
    try {
      Optional<Directory> directory = configured.directory();
      if (directory.isPresent()) {
        states.fail(directory.get().name(), why);
        refresh();
      }
    } catch (RuntimeException failure) {
      LOG.log(Level.FINE, "The failure can't be written down", failure);
    }
  }

  private void refresh() {
    configured.directory().ifPresent(directory -> status.set(states.of(directory.name())));
  }
}
