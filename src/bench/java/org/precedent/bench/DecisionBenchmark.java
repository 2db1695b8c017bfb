package org.precedent.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.precedent.release.Allowed;
import org.precedent.release.Release;
import org.precedent.release.Whitelist;

/**
 * Measures decisions per second of processor time on one thread, so that other load counts little:
 * 100 patterns, of which four fifths have wildcards in host and path, and URLs of which 45 % are
 * admitted.
 */
public final class DecisionBenchmark {

  private static final int ROUNDS = 8;
  private static final int DECISIONS = 1_000_000;

  private DecisionBenchmark() {}

  /** Runs it and prints a line per round. */
  public static void main(String[] args) {
    Whitelist whitelist =
        whitelist(
            IntStream.range(0, 100)
                .mapToObj(DecisionBenchmark::pattern)
                .collect(Collectors.joining(",")));
    List<String> urls = urls();
    for (int round = 0; round < ROUNDS; round++) {
      measure(whitelist, urls);
    }
  }

  private static Whitelist whitelist(String text) {
    if (Whitelist.parse(text) instanceof Whitelist whitelist) {
      return whitelist;
    }
    throw new IllegalStateException("No whitelist: " + text);
  }

  private static String pattern(int i) {
    return i % 5 == 0 ? "host" + i + ".example.com/api" : "*.s" + i + ".example.com/v*/in*/x";
  }

  private static List<String> urls() {
    List<String> urls = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      urls.add("https://a.b.s" + i + ".example.com/v1/./in/%7Euser/x?token=0123456789&q=a%20b");
      urls.add("https://Host" + i + ".example.com:443/api/other/path?token=0123456789");
      urls.add("https://host" + i + ".example.com/api?x=1");
      urls.add("https://a.s" + i + ".example.com/v12/inner/y/x");
    }
    return urls;
  }

  private static void measure(Whitelist whitelist, List<String> urls) {
    long start = cpuNanos();
    int allowed = 0;
    for (int i = 0; i < DECISIONS; i++) {
      if (Release.decide(whitelist, urls.get(i % urls.size())) instanceof Allowed) {
        allowed++;
      }
    }
    double seconds = (cpuNanos() - start) / 1e9;
    System.out.printf(Locale.ROOT, "%,.0f decisions/s, %d allowed%n", DECISIONS / seconds, allowed);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
