package org.precedent.truenas;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The place of a call among those of its connection that must keep their order.
 *
 * @param before ends when the one before has ended, however it did
 * @param done to be completed at the end of this one
 */
record Turn(CompletableFuture<Boolean> before, CompletableFuture<Boolean> done) {

  /** That of a call that needs to wait for no other. */
  static Turn any() {
    return new Turn(CompletableFuture.completedFuture(true), new CompletableFuture<>());
  }

  /** Does what takes the turn and ends with it, however it ends. */
  void take(Executor executor, Runnable work) {
    before.thenRun(
        () -> {
          boolean begun = false;
          try {
            executor.execute(() -> run(work));
            begun = true;
          } finally {
            if (!begun) {
              done.complete(false);
            }
          }
        });
  }

  private void run(Runnable work) {
    try {
      work.run();
    } finally {
      done.complete(true);
    }
  }
}
