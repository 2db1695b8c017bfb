package org.precedent.session;

import java.util.Locale;
import java.util.Optional;

/** What makes a new password unfit. */
public enum PasswordFlaw {
  INVALID("may not contain control characters or broken surrogate pairs"),
  TOO_SHORT("must have at least 8 characters"),
  TOO_LONG("may have at most 256 characters"),
  TOO_SIMPLE("may be neither the user name nor one character again and again");

  private static final int MIN_LENGTH = 8;
  private static final int MAX_LENGTH = 256;

  private final String rule;

  PasswordFlaw(String rule) {
    this.rule = rule;
  }

  /** What must be observed, as the end of a sentence about the password. */
  public String rule() {
    return rule;
  }

  /** What makes it unfit for the user of that name, if anything does. */
  public static Optional<PasswordFlaw> of(String password, String username) {
    long length = password.codePoints().count();
    if (length < MIN_LENGTH) {
      return Optional.of(TOO_SHORT);
    }
    if (length > MAX_LENGTH) {
      return Optional.of(TOO_LONG);
    }
    if (password.codePoints().anyMatch(PasswordFlaw::unfit)) {
      return Optional.of(INVALID);
    }
    boolean simple =
        password.codePoints().distinct().count() == 1
            || password.toLowerCase(Locale.ROOT).equals(username.toLowerCase(Locale.ROOT));
    return simple ? Optional.of(TOO_SIMPLE) : Optional.empty();
  }

  private static boolean unfit(int c) {
    return Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF);
  }
}
