package org.precedent.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTableTest {

  static Stream<Arguments> decisions() {
    return Tables.read("decisions.tsv").stream().map(row -> Arguments.of(row.toArray()));
  }

  static Stream<Arguments> refusedPatterns() {
    return Tables.read("refused-patterns.tsv").stream().map(row -> Arguments.of(row.toArray()));
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void a_url_is_decided_as_the_table_says(String patterns, String url, String expected) {
    assertThat(outcome(Release.decide(Whitelists.of(patterns), url))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("refusedPatterns")
  void a_pattern_is_refused_as_the_table_says(String pattern, String expected) {
    assertThat(Whitelist.parse(pattern))
        .isInstanceOfSatisfying(
            WhitelistProblems.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.reason().code())
                    .containsExactly(expected));
  }

  @Test
  void the_table_has_at_least_200_cases() {
    assertThat(Tables.read("decisions.tsv"))
        .hasSizeGreaterThanOrEqualTo(200)
        .doesNotHaveDuplicates();
  }

  private static String outcome(Decision decision) {
    return decision instanceof Refused refused ? refused.reason().code() : "allowed";
  }
}
