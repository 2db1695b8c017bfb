package org.precedent.directory;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precedent.identity.Change;
import org.precedent.identity.Problem;

/** The rules for names and addresses. */
public final class Text {

  /** The longest name, in UTF-16 units. */
  static final int MAX_NAME = 255;

  /** The longest address: 64 before the at sign, 255 after it (RFC 5321, 4.5.3.1). */
  static final int MAX_EMAIL = 320;

  // As plausible as it gets without sending a message: RFC 5321 allows far more than is in use.
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]+");

  private Text() {}

  /** Whether both databases can keep it: no U+0000, no half of a surrogate pair. */
  public static boolean storable(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
  }

  /** What is wrong with a change of a text, if anything. */
  static Optional<Problem> problem(String field, Change<String> change, int max) {
    return change.value().flatMap(text -> problem(field, text, max));
  }

  /** What is wrong with a text, if anything. */
  static Optional<Problem> problem(String field, String text, int max) {
    if (text.length() > max) {
      return Optional.of(
          Problem.invalid(field, field + " may have at most " + max + " characters."));
    }
    return storable(text)
        ? Optional.empty()
        : Optional.of(
            Problem.invalid(field, field + " may not contain U+0000 or broken surrogate pairs."));
  }

  /** What is wrong with a mail address, if anything. */
  static List<Problem> emailProblems(String field, String email) {
    Optional<Problem> problem = problem(field, email, MAX_EMAIL);
    if (problem.isPresent()) {
      return List.of(problem.get());
    }
    // Some characters are longer in lower case.
    if (EmailCredentialEntity.key(email).length() > MAX_EMAIL) {
      return List.of(
          Problem.invalid(field, field + " may have at most " + MAX_EMAIL + " characters."));
    }
    return EMAIL.matcher(email).matches()
        ? List.of()
        : List.of(Problem.invalid(field, field + " must be a mail address."));
  }
}
