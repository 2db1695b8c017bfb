package org.precedent.release.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up in threads of its own, since the machine's resolver may take as long as it likes.
 * Bounded, thread-safe.
 */
final class Lookups implements AutoCloseable {

  private static final int MAX_THREADS = 16;

  private final NameResolver resolver;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          MAX_THREADS,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> {
            Thread thread = new Thread(work, "precedent-lookup");
            thread.setDaemon(true);
            return thread;
          });

  Lookups(NameResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * The addresses of a host, at least one; looked up once.
   *
   * @throws UnknownHostException if there is none, or nobody says so in time
   */
  List<InetAddress> addresses(String host, Duration timeout) throws UnknownHostException {
    try {
      Future<List<InetAddress>> lookup = threads.submit(() -> resolver.resolve(host));
      List<InetAddress> found = lookup.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (found.isEmpty()) {
        throw new UnknownHostException();
      }
      return List.copyOf(found);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException failed) {
      throw new UnknownHostException();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
