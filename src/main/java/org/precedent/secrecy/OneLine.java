package org.precedent.secrecy;

/** Makes text from outside fit for a line of a log. */
final class OneLine {

  private OneLine() {}

  /** Every character that could end or disguise a line becomes a question mark. */
  static String of(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
  }
}
