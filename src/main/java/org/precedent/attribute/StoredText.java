package org.precedent.attribute;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value as it lies in the database: in plain text, or sealed, or not at all.
 *
 * @param plainText null if sealed or absent
 * @param ciphertext null if plain or absent
 * @param keyId the key that it is sealed with; null if plain or absent
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, never compared nor shown.
public record StoredText(
    @Nullable String plainText, byte @Nullable [] ciphertext, @Nullable Integer keyId) {

  /** No value. */
  public static final StoredText ABSENT = new StoredText(null, null, null);

  static StoredText plain(String text) {
    return new StoredText(text, null, null);
  }

  /** A sealed one, and the key that it is sealed with. */
  public static StoredText sealed(byte[] ciphertext, int keyId) {
    return new StoredText(null, ciphertext, keyId);
  }

  /** What is sealed. */
  byte[] requireCiphertext() {
    return Objects.requireNonNull(ciphertext);
  }

  /** How long it is, in bytes as stored: UTF-8 if it is plain. */
  public int bytes() {
    if (plainText != null) {
      return plainText.getBytes(StandardCharsets.UTF_8).length;
    }
    return ciphertext == null ? 0 : ciphertext.length;
  }

  /** Whether it is sealed. */
  public boolean isSealed() {
    return ciphertext != null;
  }

  /** Shows nothing of the value. */
  @Override
  public String toString() {
    return "StoredText";
  }
}
