package org.precedent.directory.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Collects what comes one by one, and hands it on in batches. For one thread.
 *
 * @param <T> what comes
 */
final class Batch<T> implements Consumer<T> {

  private final int limit;
  private final ToIntFunction<T> weight;
  private final Consumer<List<T>> next;
  private List<T> waiting = new ArrayList<>();
  private int weighed;

  /**
   * @param limit at which weight a batch is handed on
   */
  Batch(int limit, ToIntFunction<T> weight, Consumer<List<T>> next) {
    this.limit = limit;
    this.weight = weight;
    this.next = next;
  }

  @Override
  public void accept(T element) {
    waiting.add(element);
    weighed += weight.applyAsInt(element);
    if (weighed >= limit) {
      finish();
    }
  }

  /** Hands on what is left. */
  void finish() {
    if (!waiting.isEmpty()) {
      List<T> full = waiting;
      waiting = new ArrayList<>();
      weighed = 0;
      next.accept(full);
    }
  }
}
