package org.precedent.truenas;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does work on another executor, few at once, in the order it came as far as threads go; what is
 * too much at a time waits. Work that fails, or can't even begin, costs no place. Thread-safe.
 */
final class Lane implements Executor {

  private static final Logger LOG = Logger.getLogger(Lane.class.getName());

  private final Executor executor;
  private final IntSupplier width;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  /**
   * @param width how much is done at once
   */
  Lane(Executor executor, IntSupplier width) {
    this.executor = executor;
    this.width = width;
  }

  /**
   * Does the work soon.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the executor refuses it
   */
  @Override
  public void execute(Runnable work) {
    synchronized (waiting) {
      if (running >= width.getAsInt()) {
        waiting.add(work);
        return;
      }
      running++;
    }
    boolean begun = false;
    try {
      executor.execute(() -> run(work));
      begun = true;
    } finally {
      if (!begun) {
        leave();
      }
    }
  }

  private void run(Runnable first) {
    Runnable work = first;
    boolean left = false;
    try {
      while (work != null) {
        attempt(work);
        work = next();
      }
      left = true;
    } finally {
      if (!left) {
        leave();
      }
    }
  }

  // Errors as well: one call that needs too much memory must not cost the others their thread.
  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error failure) {
      LOG.log(Level.SEVERE, "Work for a WebSocket failed unexpectedly", failure);
    }
  }

  private @Nullable Runnable next() {
    synchronized (waiting) {
      Runnable next = waiting.poll();
      if (next == null) {
        running--;
      }
      return next;
    }
  }

  private void leave() {
    synchronized (waiting) {
      running--;
    }
  }
}
