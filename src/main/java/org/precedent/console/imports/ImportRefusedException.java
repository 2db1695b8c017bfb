package org.precedent.console.imports;

import java.util.Locale;

/** A file that is not taken over, and why. */
public final class ImportRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why it is not. */
  public enum Why {
    /** It is empty, or has more than {@link ValueImports#MAX_BYTES}. */
    SIZE,
    /** Too many others are being taken over. */
    BUSY,
    /** The server begins no work just now: it stops. */
    STOPPING;

    /** The name in the keys of texts. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Why why;

  ImportRefusedException(Why why) {
    super("The import is refused: " + why);
    this.why = why;
  }

  /** Why it is not taken over. */
  public Why why() {
    return why;
  }
}
