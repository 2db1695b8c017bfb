package org.precedent.release;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Patterns and URLs over a small alphabet, so that they meet often. */
final class Samples {
  private static final Arbitrary<String> OPEN_LABELS =
      Arbitraries.of(
          "a", "b", "ab", "aa", "a.b", "*", "a*", "*b", "*.a", "b.*", "a*b", "**", "*a*", "*.*");
  private static final Arbitrary<String> DOMAINS = Arbitraries.of("a.io", "b.io", "a.b.io");
  private static final Arbitrary<Integer> PORTS =
      Arbitraries.frequencyOf(
          Tuple.of(5, Arbitraries.just(443)), Tuple.of(1, Arbitraries.just(80)));
  private static final Arbitrary<String> SCHEMES =
      Arbitraries.frequencyOf(
          Tuple.of(5, Arbitraries.just("https")), Tuple.of(1, Arbitraries.just("http")));
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

  /** Patterns made from those of the list, mostly narrower, some wider. */
  static Arbitrary<List<PatternSample>> changed(List<PatternSample> patterns) {
    Arbitrary<String> hosts = Arbitraries.of("a", "*a", "a*", "*", "*.*", "b*");
    Arbitrary<String> texts = Arbitraries.of("", "a", "b", "*a", "b*", "*", "/*", "ab/");
    return Combinators.combine(
            Arbitraries.of(patterns), hosts, texts, texts, Arbitraries.integers().between(0, 9))
        .as(Samples::changed)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static PatternSample changed(
      PatternSample p, String host, String path, String query, int what) {
    String from = what == 0 ? "a" : "*";
    return new PatternSample(
        p.scheme(),
        what % 3 == 2 ? p.host() : replaced(p.host(), "*", host),
        p.port(),
        what % 3 == 1 ? p.path() : replaced(p.path(), from, path),
        what == 9 ? Optional.of(query) : p.query().map(q -> replaced(q, from, query)));
  }

  private static String replaced(String text, String from, String to) {
    int at = text.indexOf(from);
    return at < 0 ? text : text.substring(0, at) + to + text.substring(at + 1);
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

  /** URLs made from patterns of the list. */
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
    for (int i = 0; i < glob.length(); i++) {
      filled.append(glob.charAt(i) == '*' ? texts.get(next++) : glob.substring(i, i + 1));
    }
    return filled.toString();
  }
}
