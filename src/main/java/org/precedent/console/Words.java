package org.precedent.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.Problem;

/**
 * What the core says of a refused request, for people: in their language as far as there are words
 * for it, in English with all that it says.
 */
final class Words {

  private static final String FIELD = "problem.";

  private Words() {}

  /** What is wrong. */
  static String problem(Problem problem, Locale locale) {
    return switch (problem.code()) {
      case "missing_field" -> Texts.in(locale, "problem.missing", field(problem, locale));
      case "already_exists" -> Texts.in(locale, "problem.taken", field(problem, locale));
      default -> Texts.in(locale, hasWords(problem, locale) ? key(problem) : "problem.invalid");
    };
  }

  /** The same in English, where that says more. */
  static String detail(Problem problem, Locale locale) {
    return problem.code().equals("invalid") && !hasWords(problem, locale) ? problem.message() : "";
  }

  /** What is not there any more. */
  static String gone(String what, Locale locale) {
    String key = "gone." + what.replace(' ', '_');
    return Texts.in(locale, Texts.has(key) ? key : "gone");
  }

  /** An English sentence, for who reads English; else nothing. */
  static String inEnglish(@Nullable String sentence, Locale locale) {
    return sentence == null || !isEnglish(locale) ? "" : sentence;
  }

  // Of a page in English the sentence of the core says it best.
  private static boolean hasWords(Problem problem, Locale locale) {
    return !isEnglish(locale) && Texts.has(key(problem));
  }

  private static String field(Problem problem, Locale locale) {
    String key = "field." + problem.field();
    return Texts.has(key) ? Texts.in(locale, key) : problem.field();
  }

  private static String key(Problem problem) {
    return FIELD + problem.field();
  }

  private static boolean isEnglish(Locale locale) {
    return !locale.getLanguage().equals(Locale.GERMAN.getLanguage());
  }
}
