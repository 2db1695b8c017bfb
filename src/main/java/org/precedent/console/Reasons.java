package org.precedent.console;

import org.precedent.release.delivery.Reason;

/** Why deliveries are refused or fail, in the language of the page. */
final class Reasons {

  private Reasons() {}

  /** The reason in words. */
  static String text(Reason reason) {
    String key = "reason." + reason.code();
    return Texts.has(key) ? Texts.of(key) : reason.message();
  }
}
