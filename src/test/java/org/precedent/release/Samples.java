package org.precedent.release;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Patterns and URLs over a small alphabet, so that they meet often. */
final class Samples {
  private static final Arbitrary<String> OPEN_LABELS =
      Arbitraries.of(
          "a", "b", "ab", "aa", "a.b", "*", "a*", "*b", "*.a", "b.*", "a*b", "**", "*a*", "*.*");
  private static final Arbitrary<String> DOMAINS = Arbitraries.of("a.io", "b.io", "a.b.io");
  private static final Arbitrary<Integer> PORTS =
      Arbitraries.frequencyOf(
          net.jqwik.api.Tuple.of(5, Arbitraries.just(443)),
          net.jqwik.api.Tuple.of(1, Arbitraries.just(80)));
  private static final Arbitrary<String> SCHEMES =
      Arbitraries.frequencyOf(
          net.jqwik.api.Tuple.of(5, Arbitraries.just("https")),
          net.jqwik.api.Tuple.of(1, Arbitraries.just("http")));
  private static final Arbitrary<String> TAILS =
      Arbitraries.strings().withChars("aab/**").ofMaxLength(6);
  private static final Arbitrary<String> TEXTS =
      Arbitraries.strings().withChars("ab/").ofMaxLength(6);

  private Samples() {}

  static Arbitrary<PatternSample> patterns() {
    return Combinators.combine(SCHEMES, OPEN_LABELS, DOMAINS, PORTS, TAILS, TAILS.optional(0.3))
        .as(
            (scheme, labels, domain, port, path, query) ->
                new PatternSample(scheme, labels + "." + domain, port, "/" + path, query));
  }

  static Arbitrary<List<PatternSample>> lists() {
    return patterns().list().ofMinSize(1).ofMaxSize(4);
  }

  static Whitelist whitelist(List<PatternSample> patterns) {
    return Whitelists.of(
        patterns.stream().map(PatternSample::text).collect(Collectors.joining(",")));
  }

  /** A URL made from the pattern, so that it is often admitted. */
  static Arbitrary<String> urlsOf(PatternSample pattern) {
    return Combinators.combine(
            filled(
                pattern.host(),
                Arbitraries.strings().withChars("ab.").ofMinLength(1).ofMaxLength(4)),
            filled(pattern.path(), TEXTS),
            filled(pattern.query().orElse("*"), TEXTS).optional(0.7))
        .as(
            (host, path, query) ->
                pattern.scheme()
                    + "://"
                    + host
                    + ":"
                    + pattern.port()
                    + path
                    + query.map(q -> "?" + q).orElse(""));
  }

  static Arbitrary<String> urls() {
    return patterns().flatMap(Samples::urlsOf);
  }

  /** URLs of the first list, of the second, and others. */
  static Arbitrary<List<String>> urlsOf(List<PatternSample> patterns) {
    return Arbitraries.of(patterns).flatMap(Samples::urlsOf).list().ofSize(12);
  }

  private static Arbitrary<String> filled(String glob, Arbitrary<String> wildcard) {
    return wildcard
        .list()
        .ofSize((int) glob.chars().filter(c -> c == '*').count())
        .map(texts -> fill(glob, texts));
  }

  private static String fill(String glob, List<String> texts) {
    StringBuilder filled = new StringBuilder();
    int next = 0;
    for (char c : glob.toCharArray()) {
      filled.append(c == '*' ? texts.get(next++) : String.valueOf(c));
    }
    return filled.toString();
  }
}
