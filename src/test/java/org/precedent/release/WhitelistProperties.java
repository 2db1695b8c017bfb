package org.precedent.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class WhitelistProperties {

  record Case(List<PatternSample> before, List<PatternSample> after, List<String> urls) {}

  record Match(List<PatternSample> patterns, String url) {}

  @Property(tries = 3000)
  void matching_is_what_a_regular_expression_for_each_part_says(@ForAll("matches") Match match) {
    if (Destination.parse(match.url) instanceof Destination destination) {
      boolean expected = match.patterns.stream().anyMatch(p -> p.admits(destination));
      Statistics.label("admitted").collect(expected);
      assertThat(Release.decide(Samples.whitelist(match.patterns), match.url) instanceof Allowed)
          .isEqualTo(expected);
    }
  }

  @Property(tries = 5000)
  void a_narrower_list_admits_no_url_that_was_not_admitted_before(@ForAll("cases") Case c) {
    Whitelist before = Samples.whitelist(c.before);
    Whitelist after = Samples.whitelist(c.after);
    boolean narrower = before.admitsAllOf(after);
    Statistics.label("narrower").collect(narrower);
    if (narrower) {
      for (String url : c.urls) {
        if (Release.decide(after, url) instanceof Allowed allowed) {
          assertThat(c.before).anyMatch(p -> p.admits(allowed.destination()));
        }
      }
    }
  }

  @Property(tries = 1000)
  void a_list_that_admits_all_of_another_admits_each_of_its_patterns_alone(
      @ForAll("cases") Case c) {
    Whitelist before = Samples.whitelist(c.before);
    boolean each =
        c.after.stream().allMatch(p -> before.admitsAllOf(Samples.whitelist(List.of(p))));
    assertThat(before.admitsAllOf(Samples.whitelist(c.after))).isEqualTo(each);
  }

  @Property
  void every_list_admits_all_of_itself_in_any_order(@ForAll("lists") List<PatternSample> patterns) {
    List<PatternSample> reversed = new ArrayList<>(patterns);
    java.util.Collections.reverse(reversed);
    assertThat(Samples.whitelist(patterns).admitsAllOf(Samples.whitelist(reversed))).isTrue();
  }

  @Property
  void without_one_entry_a_list_is_narrower(
      @ForAll("lists") List<PatternSample> patterns, @ForAll("patterns") PatternSample other) {
    List<PatternSample> more = new ArrayList<>(patterns);
    more.add(patterns.size() / 2, other);
    assertThat(Samples.whitelist(more).admitsAllOf(Samples.whitelist(patterns))).isTrue();
  }

  @Property(tries = 3000)
  void narrowing_is_transitive(
      @ForAll("lists") List<PatternSample> a,
      @ForAll("lists") List<PatternSample> b,
      @ForAll("lists") List<PatternSample> c) {
    List<PatternSample> ab = joined(a, b);
    List<PatternSample> bc = joined(ab, c);
    assertTransitive(a, b, c);
    assertTransitive(bc, ab, a);
    assertTransitive(bc, ab, c);
    assertTransitive(ab, c, b);
  }

  @Property
  void a_literal_text_put_for_a_wildcard_makes_a_pattern_narrower(
      @ForAll("patterns") PatternSample p) {
    PatternSample narrower =
        new PatternSample(
            p.scheme(),
            p.host().replaceFirst("\\*", "ab"),
            p.port(),
            p.path().replaceFirst("\\*", "b/a"),
            p.query().map(q -> q.replaceFirst("\\*", "")));
    assertThat(Samples.whitelist(List.of(p)).admitsAllOf(Samples.whitelist(List.of(narrower))))
        .isTrue();
  }

  @Property(tries = 5000)
  void no_text_makes_a_parser_throw(@ForAll("texts") String text) {
    assertThat(Destination.parse(text)).isNotNull();
    assertThat(Whitelist.parse(text)).isNotNull();
  }

  @Property(tries = 3000)
  void a_destination_parsed_again_is_the_same(@ForAll("texts") String text) {
    if (Destination.parse(text) instanceof Destination destination) {
      assertThat(Destination.parse(destination.url())).isEqualTo(destination);
    }
  }

  @Property(tries = 3000)
  void a_whitelist_written_out_and_parsed_again_is_the_same(@ForAll("texts") String text) {
    if (Whitelist.parse(text) instanceof Whitelist whitelist) {
      assertThat(Whitelists.of(whitelist.toString()).patterns()).isEqualTo(whitelist.patterns());
    }
  }

  private static List<PatternSample> joined(List<PatternSample> a, List<PatternSample> b) {
    List<PatternSample> both = new ArrayList<>(a);
    both.addAll(b);
    return both;
  }

  private static void assertTransitive(
      List<PatternSample> a, List<PatternSample> b, List<PatternSample> c) {
    Whitelist first = Samples.whitelist(a);
    Whitelist second = Samples.whitelist(b);
    Whitelist third = Samples.whitelist(c);
    if (first.admitsAllOf(second) && second.admitsAllOf(third)) {
      assertThat(first.admitsAllOf(third)).isTrue();
    }
  }

  @Provide
  Arbitrary<PatternSample> patterns() {
    return Samples.patterns();
  }

  @Provide
  Arbitrary<List<PatternSample>> lists() {
    return Samples.lists();
  }

  @Provide
  Arbitrary<Match> matches() {
    return Samples.lists()
        .flatMap(
            list ->
                Arbitraries.oneOf(Arbitraries.of(list).flatMap(Samples::urlsOf), Samples.urls())
                    .map(url -> new Match(list, url)));
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(Samples.lists(), Samples.lists())
        .as((before, after) -> new Case(before, after, List.of()))
        .flatMap(c -> Samples.urlsOf(c.after).map(urls -> new Case(c.before, c.after, urls)));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "https://",
            "http://",
            "a",
            "example.com",
            ".",
            "..",
            "/",
            "//",
            ":",
            "443",
            "@",
            "?",
            "*",
            ",",
            "%",
            "%2e",
            "%2f",
            "%41",
            "[",
            "]",
            "::1",
            "1.2.3.4",
            "0x7f",
            "xn--",
            "ü",
            "。",
            "#",
            "\\",
            " ",
            ";",
            "-",
            "_",
            "\ud800",
            "\u0000",
            "\u00ad");
    Arbitrary<String> urlLike = pieces.list().ofMaxSize(9).map(list -> String.join("", list));
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        urlLike,
        urlLike.map(s -> "https://example.com" + s),
        urlLike.map(s -> "https://" + s),
        Samples.urls());
  }
}
