package org.precedent.attribute;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a level of precedence has as its value, as far as anybody may read it. */
public sealed interface Content {

  /** There is no value. */
  Content NONE = new None();

  /** There is a value, and nobody may read it. */
  Content HIDDEN = new Hidden();

  /** What a row holds: its readable text, or, without one, a sealed value. */
  static Content stored(@Nullable String plainText) {
    return plainText == null ? HIDDEN : new Text(plainText);
  }

  /** The text, if there is one that may be read. */
  default Optional<String> text() {
    return this instanceof Text readable ? Optional.of(readable.value) : Optional.empty();
  }

  /**
   * A readable value.
   *
   * @param value the text, perhaps empty
   */
  record Text(String value) implements Content {}

  /** The value of a hidden attribute: write-only. */
  record Hidden() implements Content {}

  /** No value at all. */
  record None() implements Content {}
}
