package org.precedent.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/**
 * How many bulk reads run at once on this node: each has a connection to the database as long as
 * its client reads, and the others shall find one, too. Thread-safe.
 */
@ApplicationScoped
public class BulkPermits {

  private static final int AT_ONCE = 4;

  private final Semaphore free = new Semaphore(AT_ONCE);

  /** Whether there is one; then it must be given back. */
  boolean take() {
    return free.tryAcquire();
  }

  void giveBack() {
    free.release();
  }
}
