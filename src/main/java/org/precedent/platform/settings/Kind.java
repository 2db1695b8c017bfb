package org.precedent.platform.settings;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a setting may be.
 *
 * @param allowed the end of a sentence that begins with "it must be"
 * @param secret whether no message may show the configured text
 * @param parser from text to value; throws {@link IllegalArgumentException} for a text that is not
 *     allowed
 * @param <T> the type of the value
 */
public record Kind<T>(String allowed, boolean secret, Function<String, T> parser) {

  /** The same, whose texts no message shows. */
  Kind<T> hidden() {
    return new Kind<>(allowed, true, parser);
  }

  /** The same, where the empty text stands for nothing. */
  Kind<Optional<T>> orNone() {
    return new Kind<>(
        allowed,
        secret,
        text -> text.isEmpty() ? Optional.empty() : Optional.of(parser.apply(text)));
  }
}
