package org.precedent.release;

/**
 * Why an entry of a whitelist is not accepted.
 *
 * @param index the place of the entry in the list, from 0; 0 also for the list as a whole
 * @param pattern the entry as it was written, without blanks around it; empty for the whole list
 */
public record PatternProblem(int index, String pattern, RefusalReason reason) {

  /** One sentence for the administrator who wrote the pattern; it does not repeat the pattern. */
  public String message() {
    return switch (reason) {
      case LIST_TOO_LONG, TOO_MANY_PATTERNS -> "In all, " + reason.message() + ".";
      default -> "Pattern " + (index + 1) + ": " + reason.message() + ".";
    };
  }

  /** Without the pattern, which may contain user information. */
  @Override
  public String toString() {
    return message();
  }
}
