package org.precedent.secrecy;

/**
 * A small sealed value that the store keeps beside the data, so that a lost or wrong keyset shows
 * at the start. It is sealed like any other value: seal it again after a rotation, and count it
 * among the values that need a key.
 */
public final class Sentinel {

  private static final SealContext CONTEXT = new SealContext.KeysetCheck();
  private static final String TEXT = "precedent/keyset-check/1";

  private Sentinel() {}

  /** A new one, sealed with the primary key. */
  public static SealedValue create(Sealer sealer) {
    return sealer.seal(TEXT, CONTEXT);
  }

  /**
   * Makes sure that these keys are those of the database.
   *
   * @param stored what {@link #create} gave to this database
   * @throws KeysetException if it does not open
   */
  public static void verify(Sealer sealer, SealedValue stored) {
    Opening opening = sealer.open(stored, CONTEXT);
    if (opening instanceof Opening.Unreadable unreadable) {
      throw new KeysetException(
          ("The keyset is not the one of this database: a value that checks it does not open,"
                  + " because %s (key %s); restore the file in PRECEDENT_KEYSET_FILE from its"
                  + " backup.")
              .formatted(unreadable.reason().text(), Integer.toUnsignedString(stored.keyId())));
    }
  }
}
