package org.precedent.console;

import jakarta.faces.context.FacesContext;
import java.text.NumberFormat;

/** Parts of a whole, for people. */
final class Shares {

  private Shares() {}

  /** In percent, in the language of the page; never rounded to nothing. */
  static String of(long part, long whole) {
    NumberFormat format =
        NumberFormat.getPercentInstance(
            FacesContext.getCurrentInstance().getViewRoot().getLocale());
    double share = (double) part / whole;
    format.setMaximumFractionDigits(share < 0.1 ? 1 : 0);
    return share < 0.001 ? "< " + format.format(0.001) : format.format(share);
  }
}
