package org.precedent.directory.ldap;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.DirectoryUnavailableException;

/**
 * Leaves a directory that is away alone for a while, so that not every log-in waits for its
 * time-out. Thread-safe.
 */
final class Pause {

  private record Until(long nanoTime, DirectoryUnavailableException failure) {}

  private final AtomicReference<@Nullable Until> until = new AtomicReference<>();
  private final long nanos;

  Pause(Duration duration) {
    this.nanos = duration.toNanos();
  }

  /**
   * @throws DirectoryUnavailableException if the pause isn't over
   */
  void check() {
    running()
        .ifPresent(
            failure -> {
              throw new DirectoryUnavailableException(
                  String.valueOf(failure.getMessage()), failure.retryAfter(), failure);
            });
  }

  private Optional<DirectoryUnavailableException> running() {
    Until current = until.get();
    return current != null && System.nanoTime() - current.nanoTime() < 0
        ? Optional.of(current.failure())
        : Optional.empty();
  }

  /** Begins a pause. */
  void begin(DirectoryUnavailableException failure) {
    until.set(new Until(System.nanoTime() + nanos, failure));
  }

  /** The directory answers again. */
  void end() {
    until.set(null);
  }
}
