package org.precedent.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class WhitelistProperties {

  record Case(List<PatternSample> before, List<PatternSample> after, List<String> urls) {}

  record Match(List<PatternSample> patterns, String url) {}

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void matching_is_what_a_regular_expression_for_each_part_says(@ForAll("matches") Match match) {
    if (Destination.parse(match.url) instanceof Destination destination) {
      boolean expected = match.patterns.stream().anyMatch(p -> p.admits(destination));
      Statistics.label("admitted").collect(expected);
      assertThat(Release.decide(Samples.whitelist(match.patterns), match.url) instanceof Allowed)
          .isEqualTo(expected);
    }
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
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

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void a_list_that_admits_all_of_another_admits_each_of_its_patterns_alone(
      @ForAll("cases") Case c) {
    Whitelist before = Samples.whitelist(c.before);
    boolean each =
        c.after.stream().allMatch(p -> before.admitsAllOf(Samples.whitelist(List.of(p))));
    assertThat(before.admitsAllOf(Samples.whitelist(c.after))).isEqualTo(each);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void every_list_admits_all_of_itself_in_any_order(@ForAll("lists") List<PatternSample> patterns) {
    List<PatternSample> reversed = new ArrayList<>(patterns);
    java.util.Collections.reverse(reversed);
    assertThat(Samples.whitelist(patterns).admitsAllOf(Samples.whitelist(reversed))).isTrue();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void without_one_entry_a_list_is_narrower(
      @ForAll("lists") List<PatternSample> patterns, @ForAll("patterns") PatternSample other) {
    List<PatternSample> more = new ArrayList<>(patterns);
    more.add(patterns.size() / 2, other);
    assertThat(Samples.whitelist(more).admitsAllOf(Samples.whitelist(patterns))).isTrue();
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void narrowing_is_transitive(@ForAll("chains") List<List<PatternSample>> chain) {
    Whitelist first = Samples.whitelist(chain.get(0));
    Whitelist second = Samples.whitelist(chain.get(1));
    Whitelist third = Samples.whitelist(chain.get(2));
    boolean both = first.admitsAllOf(second) && second.admitsAllOf(third);
    Statistics.label("both").collect(both);
    assertThat(!both || first.admitsAllOf(third)).isTrue();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
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

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void no_text_makes_a_parser_throw(@ForAll("texts") String text) {
    assertThat(Destination.parse(text)).isNotNull();
    assertThat(Whitelist.parse(text)).isNotNull();
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void a_destination_parsed_again_is_the_same(@ForAll("texts") String text) {
    if (Destination.parse(text) instanceof Destination destination) {
      assertThat(Destination.parse(destination.url())).isEqualTo(destination);
    }
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void a_whitelist_written_out_and_parsed_again_is_the_same(@ForAll("texts") String text) {
    if (Whitelist.parse(text) instanceof Whitelist whitelist) {
      assertThat(Whitelists.of(whitelist.toString()).patterns()).isEqualTo(whitelist.patterns());
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
  Arbitrary<List<List<PatternSample>>> chains() {
    return Samples.lists()
        .flatMap(
            a -> Samples.changed(a).flatMap(b -> Samples.changed(b).map(c -> List.of(a, b, c))));
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
    return Samples.lists()
        .flatMap(
            before ->
                Arbitraries.oneOf(Samples.changed(before), Samples.lists())
                    .flatMap(
                        after -> Samples.urlsOf(after).map(urls -> new Case(before, after, urls))));
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
