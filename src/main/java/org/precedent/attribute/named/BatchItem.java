package org.precedent.attribute.named;

import java.time.Instant;
import java.util.Optional;
import org.precedent.attribute.AttributeRef;
import org.precedent.identity.UserId;

/**
 * One user value of a batch.
 *
 * @param text the value; empty to delete the user's own value
 * @param expiresAt from when on it is absent; empty for never
 */
public record BatchItem(
    UserId user, AttributeRef attribute, Optional<String> text, Optional<Instant> expiresAt) {

  /** Without the value, which may be a hidden one. */
  @Override
  public String toString() {
    return "BatchItem[" + user + ", " + attribute + "]";
  }
}
