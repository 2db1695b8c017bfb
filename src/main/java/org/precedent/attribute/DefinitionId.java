package org.precedent.attribute;

import java.util.Optional;
import org.precedent.identity.Ids;

/**
 * The id of a definition: a positive 64-bit integer, on the wire a decimal string, never reused.
 *
 * @param value from 1 to {@link Long#MAX_VALUE}
 */
public record DefinitionId(long value) {

  /**
   * @throws IllegalArgumentException if the value is not positive
   */
  public DefinitionId {
    Ids.requirePositive(value);
  }

  /** The id that the decimal digits of {@code text} spell; empty if they spell none. */
  public static Optional<DefinitionId> parse(String text) {
    return Ids.parse(text).map(DefinitionId::new);
  }

  /** The decimal digits, as on the wire. */
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
