package org.precedent.release;

import java.util.List;

/**
 * The text is no whitelist.
 *
 * @param problems at least one, in the order of the entries
 */
public record WhitelistProblems(List<PatternProblem> problems) implements ParsedWhitelist {
  public WhitelistProblems {
    problems = List.copyOf(problems);
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("A text without problems is a whitelist");
    }
  }
}
