package org.precedent.release.delivery;

import jakarta.json.JsonValue;

/** The body of a delivery, with placeholders. */
public sealed interface DeliveryBody {

  /** How many characters it has as it was written, about. */
  int length();

  /** There is none. */
  record None() implements DeliveryBody {
    @Override
    public int length() {
      return 0;
    }
  }

  /** JSON, with placeholders in its strings, but not in the names of members. */
  record Json(JsonValue value) implements DeliveryBody {
    @Override
    public int length() {
      return value.toString().length();
    }

    @Override
    public String toString() {
      return "Json";
    }
  }

  /** Any text, sent in UTF-8. */
  record Text(String text) implements DeliveryBody {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public String toString() {
      return "Text";
    }
  }
}
