package org.precedent.truenas;

import jakarta.annotation.PostConstruct;
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

  private ScheduledExecutorService timer;
  private Lane lane;
  private Lane logIns;

  /** For the container. */
  public Workers() {}

  /** On any executors. */
  Workers(Executor executor, ScheduledExecutorService timer, int threads) {
    begin(executor, timer, threads);
  }

  @PostConstruct
  void begin() {
    begin(executor, scheduler, settings.get(Settings.HTTP_THREADS));
  }

  private void begin(Executor threads, ScheduledExecutorService later, int count) {
    timer = later;
    lane = new Lane(threads, count);
    logIns = new Lane(lane, Math.max(1, count / 2));
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
    timer.schedule(
        () -> {
          later.complete(result);
        },
        delay.toMillis(),
        TimeUnit.MILLISECONDS);
    return later;
  }
}
