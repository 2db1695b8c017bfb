package org.precedent.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrowingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          my_domain/*                               | my_domain/route/*
          my_domain/route/*                         | my_domain/route/sub/*
          a.example.com/*,b.example.com/*           | a.example.com/*
          a.example.com/*,b.example.com/*           | b.example.com/*,a.example.com/*
          a.example.com*                            | a.example.com/*
          a.example.com/*                           | a.example.com*
          a.example.com*                            | a.example.com
          a.example.com/*                           | https://A.example.com.:443/x/../y,a.example.com/q*
          *.example.com/*                           | *.a.example.com/*
          *.example.com/*                           | a*.example.com/*
          *.example.com/*                           | *.*.example.com/*
          *.*.example.com/*                         | *.x.*.example.com/*
          *.example.com/*                           | **.example.com/*
          a.example.com/*                           | a.example.com/*?x=1
          a.example.com/*?*                         | a.example.com/*?x=*
          a.example.com/*,b.example.com/*           | a.example.com/a,a.example.com/b,b.example.com/x*
          a.example.com/*b*                         | a.example.com/*bb*
          a.example.com/*ab*                        | a.example.com/*aab*
          *.example.com/a/*,*.example.com/b/*       | x.example.com/b/*,y.example.com/a/*
          **.example.com/*,www.example.com/*        | **.example.com/a
          a.example.com/x,a.example.com/x*          | a.example.com/x*
          a.example.com/*?*,a.example.com/*         | a.example.com/a
          [::1]/*                                   | [0:0::0:1]/a
          """)
  void a_narrower_list_is_accepted(String before, String after) {
    assertThat(Whitelists.of(before).admitsAllOf(Whitelists.of(after))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          my_domain/route/*                         | my_domain/*
          a.example.com/*                           | a.example.com/*,b.example.com/*
          a.example.com                             | a.example.com*
          a.example.com/*                           | http://a.example.com/*
          a.example.com/*                           | a.example.com:8443/*
          *.example.com/*                           | example.com/*
          a*.example.com/*                          | *.example.com/*
          *.*.example.com/*                         | *.example.com/*
          **.example.com/*                          | *.example.com/*
          a.example.com/a                           | a.example.com/A
          a.example.com/a/*                         | a.example.com/a
          a.example.com/*?x=1                       | a.example.com/*
          a.example.com/*?x=*                       | a.example.com/*?*
          a.example.com/*?*                         | a.example.com/*
          a.example.com/*b*                         | a.example.com/*
          a.example.com/a*,a.example.com/b*         | a.example.com/*
          a.example.com/x*,*.example.com/y*         | *.example.com/x*
          a.example.com/*?x,b.example.com/*         | a.example.com/*?y
          a.example.com/*?x*,a.example.com/y*       | a.example.com/*?*
          [::ffff:1.2.3.4]/*                        | 1.2.3.4/*
          """)
  void a_wider_or_other_list_is_refused(String before, String after) {
    assertThat(Whitelists.of(before).admitsAllOf(Whitelists.of(after))).isFalse();
  }

  @Test
  void several_entries_together_may_cover_a_new_one() {
    Whitelist before = Whitelists.of("*.example.com/a*?x*,*.example.com/a*");
    assertThat(before.admitsAllOf(Whitelists.of("*.x.example.com/ab*?*"))).isTrue();
  }

  @Test
  void hosts_of_two_entries_may_cover_a_new_one_if_their_paths_do_too() {
    // Every host of the new entry has one character before the dot, or more.
    Whitelist before = Whitelists.of("**.example.com/a*,a*.example.com/*,*.example.com/ab*");
    assertThat(before.admitsAllOf(Whitelists.of("*.example.com/abc*"))).isTrue();
    assertThat(before.admitsAllOf(Whitelists.of("a*.example.com/*"))).isTrue();
    assertThat(before.admitsAllOf(Whitelists.of("*.example.com/a*"))).isFalse();
  }

  @Test
  @Timeout(10)
  void the_largest_lists_are_compared_in_bounded_time() {
    Whitelist before = Whitelists.of(entries(100, i -> "*" + i + "*.e.io/" + i + "*a*b*c"));
    Whitelist after = Whitelists.of(entries(100, i -> "*" + i + "*1*.e.io/" + i + "*aa*b*c"));
    assertThat(before.admitsAllOf(after)).isTrue();
    assertThat(after.admitsAllOf(before)).isFalse();
  }

  @Test
  @Timeout(10)
  void entangled_patterns_end_in_a_refusal_not_in_endless_work() {
    // Which of the letters occur in a path: 2^25 sets, all of them without the query that is asked.
    String letters = entries(25, i -> "a.e.io/*" + (char) ('b' + i) + "*?y");
    Whitelist before = Whitelists.of("a.e.io/*a*?x," + letters);
    assertThat(before.admitsAllOf(Whitelists.of("a.e.io/*a*"))).isFalse();
  }

  @Test
  @Timeout(10)
  void so_do_patterns_whose_union_would_do() {
    String letters = entries(25, i -> "a.e.io/*" + (char) ('b' + i) + "*");
    Whitelist before = Whitelists.of(letters + ",a.e.io/*a*?*x*,a.e.io/*a*?*");
    assertThat(before.admitsAllOf(Whitelists.of("a.e.io/*aa*?*x"))).isTrue();
    assertThat(before.admitsAllOf(Whitelists.of("a.e.io/*a*"))).isFalse();
  }

  private static String entries(int count, java.util.function.IntFunction<String> entry) {
    return IntStream.range(0, count).mapToObj(entry).collect(Collectors.joining(","));
  }
}
