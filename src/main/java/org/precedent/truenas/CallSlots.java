package org.precedent.truenas;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * The calls of one connection: some run at once, some wait, the next one is refused. Thread-safe.
 */
final class CallSlots {

  private static final int MAX_RUNNING = 10;
  private static final int MAX_WAITING = 10;

  /** How many calls one connection may have begun. */
  static final int MAX = MAX_RUNNING + MAX_WAITING;

  private final Queue<Runnable> waiting = new ArrayDeque<>(MAX_WAITING);
  private int running;

  /** Whether there is no place for one more, unless one ends meanwhile. */
  boolean isFull() {
    synchronized (waiting) {
      return running >= MAX_RUNNING && waiting.size() >= MAX_WAITING;
    }
  }

  /**
   * Begins a call now or later, which is to be asked for while it is not {@link #isFull}; calls
   * come one at a time. Its end is told by {@link #ended}.
   *
   * @param call has it run on another thread
   */
  void begin(Runnable call) {
    synchronized (waiting) {
      if (running >= MAX_RUNNING) {
        waiting.add(call);
        return;
      }
      running++;
    }
    start(call);
  }

  /** One has ended: the next one may begin. */
  void ended() {
    Runnable next;
    synchronized (waiting) {
      next = waiting.poll();
      if (next == null) {
        running--;
        return;
      }
    }
    start(next);
  }

  private void start(Runnable call) {
    boolean started = false;
    try {
      call.run();
      started = true;
    } finally {
      if (!started) {
        free();
      }
    }
  }

  private void free() {
    synchronized (waiting) {
      running--;
    }
  }
}
