package org.precedent.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WhitelistTest {

  @Test
  void blanks_around_an_entry_do_not_matter() {
    assertThat(Whitelists.of(" a.example.com , b.example.com").patterns())
        .isEqualTo(Whitelists.of("a.example.com,b.example.com").patterns());
  }

  @Test
  void every_problem_is_reported_with_its_place_and_reason() {
    assertThat(problems("https://ok.example.com, *.com,,user@host"))
        .containsExactly(
            new PatternProblem(1, "*.com", RefusalReason.PUBLIC_SUFFIX),
            new PatternProblem(2, "", RefusalReason.EMPTY),
            new PatternProblem(3, "user@host", RefusalReason.USER_INFO));
  }

  @Test
  void the_empty_text_is_no_whitelist() {
    assertThat(problems("")).containsExactly(new PatternProblem(0, "", RefusalReason.EMPTY));
  }

  @Test
  void a_semicolon_does_not_separate() {
    assertThat(problems("a.example.com;b.example.com"))
        .extracting(PatternProblem::reason)
        .containsExactly(RefusalReason.HOST_CHARACTER);
  }

  @Test
  void a_message_does_not_repeat_the_pattern() {
    assertThat(problems("user:hunter2@host"))
        .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("hunter2"))
        .allSatisfy(problem -> assertThat(problem.message()).startsWith("Pattern 1: it has user"));
  }

  @Test
  void a_hundred_patterns_are_accepted() {
    assertThat(Whitelist.parse(hosts(100))).isInstanceOf(Whitelist.class);
  }

  @Test
  void one_pattern_more_is_refused() {
    assertThat(problems(hosts(101)))
        .containsExactly(new PatternProblem(0, "", RefusalReason.TOO_MANY_PATTERNS));
  }

  @Test
  void a_text_of_4096_characters_is_accepted() {
    assertThat(Whitelist.parse(ofLength(4096))).isInstanceOf(Whitelist.class);
  }

  @Test
  void one_character_more_is_refused() {
    assertThat(problems(ofLength(4097)))
        .containsExactly(new PatternProblem(0, "", RefusalReason.LIST_TOO_LONG));
  }

  @Test
  void the_first_pattern_that_admits_is_told() {
    Whitelist whitelist = Whitelists.of("a.example.com/*,a.example.com/b");
    assertThat(Release.decide(whitelist, "https://a.example.com/b"))
        .isInstanceOfSatisfying(
            Allowed.class,
            allowed -> assertThat(allowed.pattern()).hasToString("https://a.example.com:443/*"));
  }

  private static String hosts(int count) {
    return String.join(",", java.util.Collections.nCopies(count, "a.example.com"));
  }

  private static String ofLength(int length) {
    return "a.example.com/" + "x".repeat(length - "a.example.com/".length());
  }

  private static List<PatternProblem> problems(String text) {
    return ((WhitelistProblems) Whitelist.parse(text)).problems();
  }
}
