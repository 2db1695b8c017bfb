package org.precedent.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.precedent.platform.json.MalformedJsonException;

/**
 * A body that is JSON.
 *
 * @param source its text as it was sent
 * @param value what it spells
 */
public record JsonBody(String source, JsonValue value) {

  /**
   * The object that it is.
   *
   * @throws MalformedJsonException if it is none
   */
  JsonObject object() {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new MalformedJsonException("The body must be a JSON object.");
  }

  /**
   * The array that it is.
   *
   * @throws MalformedJsonException if it is none
   */
  JsonArray array() {
    if (value instanceof JsonArray array) {
      return array;
    }
    throw new MalformedJsonException("The body must be a JSON array.");
  }

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return "JsonBody";
  }
}
