package org.precedent.attribute.named;

import org.precedent.attribute.JsonText;
import org.precedent.secrecy.SealedValue;

/** The content of a {@link NamedValue}. {@code toString} of no kind shows it. */
public sealed interface NamedContent {

  /** An unmanaged value. */
  record Json(JsonText json) implements NamedContent {}

  /** A managed value. */
  record Text(String text) implements NamedContent {
    @Override
    public String toString() {
      return "Text";
    }
  }

  /** An unmanaged value, still sealed, as it was asked for. */
  record Ciphertext(SealedValue sealed) implements NamedContent {}

  /** The value of a hidden attribute: nobody may read it. */
  record Withheld() implements NamedContent {}
}
