package org.precedent.truenas;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** The calls of one connection: some run at once, some wait, the next one is refused. */
final class CallSlots {

  private static final int MAX_RUNNING = 10;
  private static final int MAX_WAITING = 10;

  /** How many calls one connection may have begun. */
  static final int MAX = MAX_RUNNING + MAX_WAITING;

  private final Executor executor;
  private final Queue<Runnable> waiting = new ArrayDeque<>(MAX_WAITING);
  private int running;

  CallSlots(Executor executor) {
    this.executor = executor;
  }

  /**
   * Begins a call now or later. Its end is told by {@link #ended}.
   *
   * @return false if there are too many
   */
  boolean offer(Runnable call) {
    synchronized (waiting) {
      if (running >= MAX_RUNNING) {
        return waiting.size() < MAX_WAITING && waiting.add(call);
      }
      running++;
    }
    executor.execute(call);
    return true;
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
    executor.execute(next);
  }
}
