package org.precedent.release.delivery;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a caller marks a request with, so that sending it again has no effect: 1 to 255 printable
 * ASCII characters.
 */
public record IdempotencyKey(String text) {

  private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

  /**
   * @throws IllegalArgumentException if the text is none
   */
  public IdempotencyKey {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("Not an idempotency key.");
    }
  }

  /** The key, if the text is one. */
  public static Optional<IdempotencyKey> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
  }
}
