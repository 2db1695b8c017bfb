package org.precedent.release.delivery;

/**
 * A header as it goes over the wire.
 *
 * @param value printable ASCII, blanks and tabs, none of these at its ends
 */
public record OutgoingHeader(String name, String value) {

  /** The name only: the value may be a secret. */
  @Override
  public String toString() {
    return name;
  }
}
