package org.precedent.truenas;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precedent.platform.settings.Settings;

/**
 * Where calls run: on the container's threads, few at once however many connections there are,
 * since more would only wait for the processors. The container's own executor would start a thread
 * for each. What waits is bounded by what each connection may have waiting. Thread-safe.
 */
@ApplicationScoped
public class Workers {

  private static final Logger LOG = Logger.getLogger(Workers.class.getName());

  @Resource ManagedExecutorService executor;
  @Resource ManagedScheduledExecutorService scheduler;
  @Inject Settings settings;

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  /** Does the work soon, on another thread, in the order of the calls as far as threads go. */
  void execute(Runnable work) {
    synchronized (waiting) {
      if (running >= settings.get(Settings.HTTP_THREADS)) {
        waiting.add(work);
        return;
      }
      running++;
    }
    executor.execute(() -> run(work));
  }

  /** Gives the result after that time; no thread waits for it. */
  <T> CompletionStage<T> later(Duration delay, T result) {
    CompletableFuture<T> later = new CompletableFuture<>();
    scheduler.schedule(
        () -> {
          later.complete(result);
        },
        delay.toMillis(),
        TimeUnit.MILLISECONDS);
    return later;
  }

  private void run(Runnable first) {
    Runnable work = first;
    while (work != null) {
      try {
        work.run();
      } catch (RuntimeException failure) {
        LOG.log(Level.SEVERE, "Work for a WebSocket failed unexpectedly", failure);
      }
      work = next();
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
}
