package org.precedent.attribute.reach;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One count at a time. Each who waits for his turn holds a thread that others need, so few may, and
 * not for long. Thread-safe.
 */
final class CountingTurn {

  private static final int MAX_WAITING = 1;

  /** For who counts, and those who wait. */
  final Semaphore places = new Semaphore(1 + MAX_WAITING);

  private final Semaphore turn = new Semaphore(1, true);
  private final Duration patience;

  /**
   * @param patience how long somebody waits
   */
  CountingTurn(Duration patience) {
    this.patience = patience;
  }

  /**
   * Counts as soon as nobody else does.
   *
   * @throws CountingTooLongException at once if enough others wait, or later if it takes too long
   */
  <T> T take(Supplier<T> count) {
    if (!places.tryAcquire()) {
      throw new CountingTooLongException();
    }
    try {
      return inTurn(count);
    } finally {
      places.release();
    }
  }

  private <T> T inTurn(Supplier<T> count) {
    await();
    try {
      return count.get();
    } finally {
      turn.release();
    }
  }

  private void await() {
    try {
      if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CountingTooLongException();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new CountingTooLongException();
    }
  }
}
