package org.precedent.release.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up in threads of its own, since the machine's resolver may take as long as it likes,
 * and nobody can stop it. Bounded in all and by name, so that one name that hangs leaves threads to
 * others. Thread-safe.
 */
final class Lookups implements AutoCloseable {

  private final NameResolver resolver;
  private final Slots slots;
  private final ThreadPoolExecutor threads;

  /**
   * @param max how many at once
   * @param maxPerHost how many of these of one name
   */
  Lookups(NameResolver resolver, int max, int maxPerHost) {
    this.resolver = resolver;
    slots = new Slots(max, maxPerHost);
    threads =
        new ThreadPoolExecutor(
            0,
            max,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
              Thread thread = new Thread(work, "precedent-lookup");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Has its slot until the thread is free again, not only until nobody waits for it any more. */
  private final class Lookup extends FutureTask<List<InetAddress>> {
    private final String host;

    Lookup(String host) {
      super(() -> resolver.resolve(host));
      this.host = host;
    }

    @Override
    public void run() {
      try {
        super.run();
      } finally {
        slots.giveBack(host);
      }
    }
  }

  /**
   * The addresses of a host, at least one; looked up once.
   *
   * @throws UnknownHostException if there is none, or nobody says so in time
   * @throws LookupsBusyException if too many look-ups are under way
   */
  List<InetAddress> addresses(String host, Duration timeout)
      throws UnknownHostException, LookupsBusyException {
    Lookup lookup = begin(host);
    try {
      List<InetAddress> found = lookup.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (found.isEmpty()) {
        throw new UnknownHostException();
      }
      return List.copyOf(found);
    } catch (ExecutionException | TimeoutException failed) {
      throw new UnknownHostException();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException();
    } finally {
      lookup.cancel(true);
    }
  }

  private Lookup begin(String host) throws LookupsBusyException {
    if (!slots.take(host)) {
      throw new LookupsBusyException();
    }
    Lookup lookup = new Lookup(host);
    try {
      threads.execute(lookup);
      return lookup;
    } catch (RejectedExecutionException full) {
      slots.giveBack(host);
      throw new LookupsBusyException();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
