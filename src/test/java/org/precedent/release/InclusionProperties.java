package org.precedent.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Inclusion against all short texts: it is exact, neither too generous nor too strict. */
class InclusionProperties {
  private static final List<String> PATHS = texts("abc", 7);
  private static final List<String> HOSTS = texts("abc", 5).subList(1, 364);

  @Property(tries = 600)
  void paths_are_included_exactly_if_every_short_path_is(
      @ForAll("globs") List<String> before, @ForAll("globs") List<String> after) {
    check(before, after, "x.e.io/%s", "https://x.e.io/%s", PATHS);
  }

  @Property(tries = 600)
  void hosts_are_included_exactly_if_every_short_host_is(
      @ForAll("hosts") List<String> before, @ForAll("hosts") List<String> after) {
    check(before, after, "%s.e.io/", "https://%s.e.io/", HOSTS);
  }

  @Property(tries = 600)
  void paths_and_queries_are_included_exactly_if_all_short_pairs_are(
      @ForAll("pairs") List<String> before, @ForAll("pairs") List<String> after) {
    List<String> pairs = new ArrayList<>();
    for (String path : texts("ac", 4)) {
      pairs.add(path);
      texts("ac", 4).forEach(query -> pairs.add(path + "?" + query));
    }
    check(before, after, "x.e.io/%s", "https://x.e.io/%s", pairs);
  }

  private static void check(
      List<String> before, List<String> after, String pattern, String url, List<String> texts) {
    Whitelist old = whitelist(before, pattern);
    Whitelist changed = whitelist(after, pattern);
    boolean expected =
        texts.stream()
            .map(text -> Destination.parse(url.formatted(text)))
            .filter(parsed -> Release.decide(changed, (Destination) parsed) instanceof Allowed)
            .allMatch(parsed -> Release.decide(old, (Destination) parsed) instanceof Allowed);
    Statistics.label("narrower").collect(expected);
    assertThat(old.admitsAllOf(changed)).isEqualTo(expected);
  }

  private static Whitelist whitelist(List<String> globs, String pattern) {
    return Whitelists.of(globs.stream().map(pattern::formatted).collect(Collectors.joining(",")));
  }

  /** All texts up to the length, the empty one first. */
  private static List<String> texts(String alphabet, int maxLength) {
    List<String> all = new ArrayList<>(List.of(""));
    for (int i = 0; all.get(i).length() < maxLength; i++) {
      for (int c = 0; c < alphabet.length(); c++) {
        all.add(all.get(i) + alphabet.charAt(c));
      }
    }
    return all;
  }

  @Provide
  Arbitrary<List<String>> globs() {
    return glob("aab**", 0, 4).list().ofMinSize(1).ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<String>> hosts() {
    return glob("aab**", 1, 3).list().ofMinSize(1).ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<String>> pairs() {
    Arbitrary<String> part = glob("aa**", 0, 2);
    Arbitrary<String> query = part.map(text -> "?" + text).optional(0.6).map(o -> o.orElse(""));
    return part.flatMap(path -> query.map(text -> path + text)).list().ofMinSize(1).ofMaxSize(4);
  }

  private static Arbitrary<String> glob(String characters, int min, int max) {
    return Arbitraries.strings()
        .withChars(characters.toCharArray())
        .ofMinLength(min)
        .ofMaxLength(max);
  }
}
