package org.precedent.console.imports;

import java.util.Locale;

/** How far an import is. */
public enum ImportPhase {
  /** Another one is before it. */
  WAITING(true),
  /** Every line is checked; nothing is written yet. */
  CHECKING(true),
  /** The values are written. */
  WRITING(true),
  /** Every line is done. */
  DONE(false),
  /** Lines are wrong, and nothing was written. */
  REFUSED(false),
  /** It broke off; some lines may be done. */
  FAILED(false),
  /** The server that was at it gives no sign of life; some lines may be done. */
  INTERRUPTED(false);

  private final boolean busy;

  ImportPhase(boolean busy) {
    this.busy = busy;
  }

  /** Whether it is still at work. */
  public boolean busy() {
    return busy;
  }

  /** The name in the database and in the keys of texts. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ImportPhase of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
