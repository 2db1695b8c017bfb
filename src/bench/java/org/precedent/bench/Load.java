package org.precedent.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** Sends one kind of request over a number of connections for some seconds. */
final class Load {

  private static final int CONNECTIONS = 16;
  private static final int MAX_SAMPLES = 4_000_000;

  private final int port;

  Load(int port) {
    this.port = port;
  }

  /**
   * What was measured.
   *
   * @param sortedNanos the latency of each answer, the shortest first
   * @param seconds how long
   */
  record Result(long[] sortedNanos, double seconds) {

    /** Several measurements of one kind of request as one. */
    static Result together(List<Result> parts) {
      return new Result(
          parts.stream().flatMapToLong(part -> Arrays.stream(part.sortedNanos)).sorted().toArray(),
          parts.stream().mapToDouble(Result::seconds).sum());
    }

    /** Answers per second. */
    double perSecond() {
      return sortedNanos.length / seconds;
    }

    /** The latency, in milliseconds, that this share of the answers does not exceed. */
    double millis(double share) {
      return sortedNanos.length == 0
          ? 0
          : sortedNanos[(int) ((sortedNanos.length - 1) * share)] / 1e6;
    }
  }

  /**
   * Measures.
   *
   * @param expected the status that every answer must have
   */
  Result run(double seconds, int expected, Function<ThreadLocalRandom, byte[]> requests)
      throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    List<Future<long[]>> samples = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < CONNECTIONS; i++) {
      samples.add(threads.submit(worker(end, expected, requests)));
    }
    threads.shutdown();
    List<long[]> all = new ArrayList<>();
    for (Future<long[]> sample : samples) {
      all.add(sample.get());
    }
    return result(all, (System.nanoTime() - start) / 1e9);
  }

  private Callable<long[]> worker(
      long end, int expected, Function<ThreadLocalRandom, byte[]> requests) {
    return () -> {
      long[] nanos = new long[MAX_SAMPLES / CONNECTIONS];
      int count = 0;
      try (Connection connection = new Connection(port)) {
        for (long now = System.nanoTime(); now < end; ) {
          int status = connection.exchange(requests.apply(ThreadLocalRandom.current()));
          long after = System.nanoTime();
          if (status != expected) {
            throw new IOException("Expected " + expected + ", got " + status);
          }
          nanos[count++ % nanos.length] = after - now;
          now = after;
        }
      }
      return Arrays.copyOf(nanos, Math.min(count, nanos.length));
    };
  }

  private static Result result(List<long[]> samples, double seconds) {
    return new Result(samples.stream().flatMapToLong(Arrays::stream).sorted().toArray(), seconds);
  }
}
