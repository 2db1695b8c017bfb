package org.precedent.release;

/** Whitelists that tests know to be well-formed. */
final class Whitelists {
  private Whitelists() {}

  static Whitelist of(String text) {
    if (Whitelist.parse(text) instanceof Whitelist whitelist) {
      return whitelist;
    }
    throw new AssertionError(text + ": " + Whitelist.parse(text));
  }
}
