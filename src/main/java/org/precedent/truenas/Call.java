package org.precedent.truenas;

import jakarta.json.JsonArray;
import java.util.Optional;

/**
 * A request that was read.
 *
 * @param id as it was sent, JSON text; empty for a notification, which is never answered
 * @param source the text of {@code params}
 */
record Call(Optional<String> id, String method, JsonArray params, String source)
    implements Reading {

  /** Only the method: arguments may be secrets. */
  @Override
  public String toString() {
    return "Call[" + method + "]";
  }
}
