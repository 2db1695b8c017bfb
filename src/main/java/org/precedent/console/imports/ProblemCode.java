package org.precedent.console.imports;

import java.util.Locale;

/** What can be wrong with a file of values. */
public enum ProblemCode {
  NOT_UTF8,
  NOT_CSV,
  NO_HEADER,
  NO_LINES,
  COLUMN_COUNT,
  USER_UNKNOWN,
  USER_AMBIGUOUS,
  ATTRIBUTE_UNKNOWN,
  ATTRIBUTE_COMPUTED,
  EXPIRY_UNREADABLE,
  TWICE,
  /** Who began the import is no administrator any more. */
  NO_ADMINISTRATOR,
  /** The message says what. */
  RULE;

  /** The name in the database and in the keys of texts. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ProblemCode of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
