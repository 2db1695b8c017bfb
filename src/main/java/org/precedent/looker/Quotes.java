package org.precedent.looker;

/** The Go SDK sends list parameters as JSON strings, in double quotes. */
final class Quotes {

  private Quotes() {}

  /** The text without the double quotes around it, if it has them. */
  static String strip(String text) {
    String stripped = text.strip();
    boolean quoted = stripped.length() >= 2 && stripped.startsWith("\"") && stripped.endsWith("\"");
    return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }
}
