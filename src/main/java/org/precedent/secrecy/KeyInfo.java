package org.precedent.secrecy;

/**
 * What may be told of a key.
 *
 * @param id the id that values carry; all 32 bits are used, so it may be negative
 * @param status whether it opens values
 * @param primary whether new values are sealed with it
 * @param order its place in the order of creation, from 1
 */
public record KeyInfo(int id, Status status, boolean primary, int order) {

  /** Whether a key opens values. */
  public enum Status {
    /** It does. */
    ENABLED,
    /** It does not, but can be reinstated. */
    RETIRED
  }

  /** The id without a sign, as Tink writes it into the file and as people should see it. */
  public String displayId() {
    return Integer.toUnsignedString(id);
  }
}
