package org.precedent.secrecy;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A value that only {@link Sealer#open} can read, as it lies in the database. Immutable; {@code
 * toString} shows nothing of it.
 *
 * <p>Its bytes are a ciphertext of Google Tink: the byte 1, the id of the key in 4 bytes (big
 * endian), 12 bytes of nonce, the encrypted value, 16 bytes of tag; {@value #OVERHEAD} bytes more
 * than the value.
 */
public final class SealedValue {

  /** Bytes that sealing adds. */
  public static final int OVERHEAD = 33;

  /** The id that stands for no key. */
  public static final int NO_KEY = 0;

  private static final byte TINK_PREFIX = 1;
  private static final int PREFIX_SIZE = 5;

  private final byte[] bytes;

  private SealedValue(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What was stored; any bytes, of which {@link Sealer#open} then says whether they are good. */
  public static SealedValue of(byte[] bytes) {
    return new SealedValue(bytes.clone());
  }

  /** The bytes to store; a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * The id of the key that it is sealed with, by which a store can find and count what still needs
   * a key. All 32 bits are used, so it may be negative. {@link #NO_KEY} if the bytes name none.
   */
  public int keyId() {
    return bytes.length < PREFIX_SIZE || bytes[0] != TINK_PREFIX
        ? NO_KEY
        : ByteBuffer.wrap(bytes).getInt(1);
  }

  boolean isTooShort() {
    return bytes.length < OVERHEAD;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedValue that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "SealedValue[…]";
  }
}
