package org.precedent.console;

/**
 * Line breaks of texts that come back from a form: browsers send each of them as CR and LF (HTML,
 * section 4.10.22.4), whatever stood there before.
 */
final class LineBreaks {

  private LineBreaks() {}

  /** With LF alone. */
  static String plain(String typed) {
    return typed.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** What was typed, or what stood there before if nothing but line breaks differs. */
  static String kept(String before, String typed) {
    String text = plain(typed);
    return plain(before).equals(text) ? before : text;
  }
}
