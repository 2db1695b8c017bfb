package org.precedent.secrecy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.logging.Logger;

/**
 * Seals values for the database and opens them again: AES-256-GCM by Google Tink, bound to their
 * place, so that a value opens in no other. Thread-safe.
 */
public final class Sealer {

  /** The longest value, in bytes (of UTF-8, for text). */
  public static final int MAX_BYTES = 1024 * 1024;

  private static final Logger LOG = Logger.getLogger(Sealer.class.getName());

  private final KeysetSource keys;

  /** A sealer with keys from there. */
  public Sealer(KeysetSource keys) {
    this.keys = keys;
  }

  /**
   * Seals a text.
   *
   * @throws IllegalArgumentException if it is longer than {@link #MAX_BYTES}, or has half a
   *     surrogate pair
   */
  public SealedValue seal(String text, SealContext context) {
    return seal(utf8(text), context);
  }

  /**
   * Seals bytes.
   *
   * @throws IllegalArgumentException if there are more than {@link #MAX_BYTES}
   */
  public SealedValue seal(byte[] plaintext, SealContext context) {
    if (plaintext.length > MAX_BYTES) {
      throw new IllegalArgumentException("A value to seal has at most " + MAX_BYTES + " bytes");
    }
    try {
      return SealedValue.of(keys.current().aead().encrypt(plaintext, context.associatedData()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no AES-GCM", impossible);
    }
  }

  /**
   * Opens a value in the place where it was found. Of one that does not open, the log tells the
   * place, the key and the reason.
   */
  public Opening open(SealedValue value, SealContext context) {
    Opening opening = tryOpen(value, context);
    if (opening instanceof Opening.Unreadable unreadable) {
      LOG.warning(
          () ->
              "The sealed %s does not open, because %s (key %s)."
                  .formatted(
                      context,
                      unreadable.reason().text(),
                      Integer.toUnsignedString(value.keyId())));
    }
    return opening;
  }

  /** The id of the key that new values are sealed with; all others should be sealed again. */
  public int primaryKeyId() {
    return keys.current().primaryKeyId();
  }

  /** All keys, in the order of their creation. */
  public List<KeyInfo> keys() {
    return keys.current().keys();
  }

  /** Looks for changes of the keys at once, as after a rotation here. */
  public void refresh() {
    keys.refreshed();
  }

  private Opening tryOpen(SealedValue value, SealContext context) {
    if (value.isTooShort()) {
      return new Opening.Unreadable(Opening.Reason.TRUNCATED);
    }
    int keyId = value.keyId();
    if (keyId == SealedValue.NO_KEY) {
      return new Opening.Unreadable(Opening.Reason.TAMPERED);
    }
    Keyset keyset = keys.current();
    if (!keyset.opens(keyId)) {
      keyset = keys.refreshed();
    }
    if (!keyset.opens(keyId)) {
      return new Opening.Unreadable(
          keyset.key(keyId).isPresent() ? Opening.Reason.RETIRED_KEY : Opening.Reason.UNKNOWN_KEY);
    }
    try {
      return new Opening.Opened(keyset.aead().decrypt(value.bytes(), context.associatedData()));
    } catch (GeneralSecurityException refused) {
      return new Opening.Unreadable(Opening.Reason.TAMPERED);
    }
  }

  private static byte[] utf8(String text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException halfPair) {
      throw new IllegalArgumentException("A text to seal has no half surrogate pairs");
    }
  }
}
