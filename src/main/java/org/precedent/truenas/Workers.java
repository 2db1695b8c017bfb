package org.precedent.truenas;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.precedent.platform.settings.Settings;

/**
 * Where calls run: on the container's threads, few at once however many connections there are,
 * since more would only wait for the processors. The container's own executor would start a thread
 * for each. Log-ins take half of these at most: they wait for a directory, or hash for long, and
 * nobody else is to wait for that. What waits is bounded by what each connection may have waiting.
 * Thread-safe.
 */
@ApplicationScoped
public class Workers implements Executor {

  @Resource ManagedExecutorService executor;
  @Resource ManagedScheduledExecutorService scheduler;
  @Inject Settings settings;

  private final Supplier<ScheduledExecutorService> timer;
  private final Lane lane;
  private final Lane logIns;

  /** For the container. */
  public Workers() {
    timer = () -> scheduler;
    lane = new Lane(work -> executor.execute(work), () -> settings.get(Settings.HTTP_THREADS));
    logIns = new Lane(lane, () -> half(settings.get(Settings.HTTP_THREADS)));
  }

  /** On any executors. */
  Workers(Executor executor, ScheduledExecutorService timer, int threads) {
    this.timer = () -> timer;
    lane = new Lane(executor, () -> threads);
    logIns = new Lane(lane, () -> half(threads));
  }

  private static int half(int threads) {
    return Math.max(1, threads / 2);
  }

  /**
   * Does the work soon, on another thread, in the order of the calls as far as threads go.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the container is about to stop
   */
  @Override
  public void execute(Runnable work) {
    lane.execute(work);
  }

  /** The same for log-ins. */
  Executor logIns() {
    return logIns;
  }

  /** Gives the result after that time; no thread waits for it. */
  <T> CompletionStage<T> later(Duration delay, T result) {
    CompletableFuture<T> later = new CompletableFuture<>();
    timer
        .get()
        .schedule(
            () -> {
              later.complete(result);
            },
            delay.toMillis(),
            TimeUnit.MILLISECONDS);
    return later;
  }
}
