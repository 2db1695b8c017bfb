package org.precedent.attribute.named;

import org.precedent.attribute.JsonText;

/**
 * A value as a client of a door gave it, before it is known whether its name is managed. {@code
 * toString} of no kind shows it.
 */
public sealed interface GivenValue {

  /** Its source text, for an unmanaged name. */
  JsonText json();

  /**
   * A string.
   *
   * @param content what it spells, for a managed name
   */
  record Text(JsonText json, String content) implements GivenValue {
    @Override
    public String toString() {
      return "Text";
    }
  }

  /** A number; a managed name of type number takes its source text. */
  record Number(JsonText json) implements GivenValue {}

  /** True or false; a managed name of type yesno takes them as yes and no. */
  record Flag(JsonText json, boolean yes) implements GivenValue {
    @Override
    public String toString() {
      return "Flag";
    }
  }

  /** Null, an object or an array; no managed name takes them. */
  record Other(JsonText json) implements GivenValue {}
}
