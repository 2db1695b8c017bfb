package org.precedent.release;

import java.util.ArrayList;
import java.util.List;

/**
 * The destinations of a hidden attribute: a comma-separated list of URL patterns, ready to match.
 * Immutable and safe for use by several threads; parse once and keep it.
 */
public final class Whitelist implements ParsedWhitelist {
  /** The most characters of the text. */
  public static final int MAX_LENGTH = 4096;

  /** The most patterns in the list. */
  public static final int MAX_PATTERNS = 100;

  private final List<DestinationPattern> patterns;

  private Whitelist(List<DestinationPattern> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /** The whitelist that the text spells, or all that is wrong with it. Never throws. */
  public static ParsedWhitelist parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return wholeList(RefusalReason.LIST_TOO_LONG);
    }
    String[] entries = text.split(",", -1);
    return entries.length > MAX_PATTERNS
        ? wholeList(RefusalReason.TOO_MANY_PATTERNS)
        : parse(entries);
  }

  private static ParsedWhitelist parse(String[] entries) {
    List<DestinationPattern> patterns = new ArrayList<>(entries.length);
    List<PatternProblem> problems = new ArrayList<>();
    for (int i = 0; i < entries.length; i++) {
      String entry = withoutBlanks(entries[i]);
      try {
        patterns.add(DestinationPattern.parse(entry));
      } catch (Rejection rejection) {
        problems.add(new PatternProblem(i, entry, rejection.reason()));
      }
    }
    return problems.isEmpty() ? new Whitelist(patterns) : new WhitelistProblems(problems);
  }

  private static ParsedWhitelist wholeList(RefusalReason reason) {
    return new WhitelistProblems(List.of(new PatternProblem(0, "", reason)));
  }

  /** People write a blank after a comma; every other white space is refused later. */
  private static String withoutBlanks(String entry) {
    int start = 0;
    int end = entry.length();
    while (start < end && entry.charAt(start) == ' ') {
      start++;
    }
    while (end > start && entry.charAt(end - 1) == ' ') {
      end--;
    }
    return entry.substring(start, end);
  }

  /** At least one, in the order in which they were written. */
  public List<DestinationPattern> patterns() {
    return patterns;
  }

  /**
   * Whether it admits anything on the destination's scheme, host and port: before that, no value
   * needs to be looked at.
   */
  public boolean admitsOrigin(Destination destination) {
    return patterns.stream().anyMatch(pattern -> pattern.admitsOrigin(destination));
  }

  /**
   * Whether every URL that {@code other} admits is admitted by this one, so that {@code other} may
   * take its place. Never true for a widening; false for a narrowing only if the patterns are so
   * entangled that the work exceeds {@link Inclusion#MAX_WORK}.
   */
  public boolean admitsAllOf(Whitelist other) {
    Inclusion inclusion = new Inclusion(patterns);
    return other.patterns.stream().allMatch(inclusion::covers);
  }

  /** The patterns, normalized. */
  @Override
  public String toString() {
    return String.join(",", patterns.stream().map(DestinationPattern::toString).toList());
  }
}
