package org.precedent.console;

import java.text.NumberFormat;
import java.util.Locale;

/** Parts of a whole, for people. */
final class Shares {

  private Shares() {}

  /** In percent, in a language; never rounded to nothing. */
  static String of(long part, long whole, Locale locale) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    double share = (double) part / whole;
    format.setMaximumFractionDigits(share < 0.1 ? 1 : 0);
    return share < 0.001 ? "< " + format.format(0.001) : format.format(share);
  }
}
