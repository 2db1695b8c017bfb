package org.precedent.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import org.precedent.platform.settings.Settings;

/**
 * How many bulk reads run at once on this node: each has a thread of the listener and a connection
 * to the database as long as its client reads, and the others shall find one, too. Thread-safe.
 */
@ApplicationScoped
public class BulkPermits {

  private static final int MAX = 4;
  private static final int THREADS_PER_READ = 4;

  private final Semaphore free;

  /** For the container. */
  public BulkPermits() {
    free = new Semaphore(0);
  }

  /** A quarter of the threads that are configured. */
  @Inject
  BulkPermits(Settings settings) {
    int share = settings.get(Settings.HTTP_THREADS) / THREADS_PER_READ;
    free = new Semaphore(Math.max(1, Math.min(MAX, share)));
  }

  /** Whether there is one; then it must be given back. */
  boolean take() {
    return free.tryAcquire();
  }

  void giveBack() {
    free.release();
  }
}
