package org.precedent.secrecy;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.precedent.platform.settings.Settings;

/**
 * The key that wraps the keyset file: 32 bytes for AES-256-GCM. Thread-safe; {@code toString} shows
 * nothing of it.
 */
public final class MasterKey {

  private static final int SIZE = 32;

  private final Aead aead;

  private MasterKey(byte[] key) {
    this.aead = aead(key);
  }

  /**
   * The key that a setting holds.
   *
   * @param base64 32 bytes in base64; white space around it is ignored
   * @throws KeysetException if it is anything else
   */
  public static MasterKey parse(String base64) {
    return parse(base64, "PRECEDENT_MASTER_KEY");
  }

  /**
   * The key that a file holds, in the same form.
   *
   * @throws KeysetException if the file can't be read or holds anything else
   */
  public static MasterKey read(Path file) {
    try {
      return parse(Files.readString(file), "The master key in the file " + file);
    } catch (IOException failure) {
      throw KeysetException.unreadable("master key file", file, failure);
    }
  }

  /**
   * The key that the settings name, if they do.
   *
   * @throws KeysetException if it can't be read, or is none
   */
  public static Optional<MasterKey> configured(Settings settings) {
    Optional<MasterKey> given = settings.get(Settings.MASTER_KEY).map(MasterKey::parse);
    return given.isPresent() ? given : settings.get(Settings.MASTER_KEY_FILE).map(MasterKey::read);
  }

  Aead aead() {
    return aead;
  }

  private static MasterKey parse(String base64, String what) {
    byte[] key = decode(base64.strip());
    if (key.length != SIZE) {
      throw new KeysetException(
          what + " must be 32 bytes in base64, as `openssl rand -base64 32` prints them.");
    }
    return new MasterKey(key);
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException noBase64) {
      return new byte[0];
    }
  }

  @AccessesPartialKey
  private static Aead aead(byte[] bytes) {
    try {
      AesGcmKey key =
          AesGcmKey.builder()
              .setParameters(
                  AesGcmParameters.builder()
                      .setKeySizeBytes(SIZE)
                      .setIvSizeBytes(12)
                      .setTagSizeBytes(16)
                      .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                      .build())
              .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
              .build();
      return KeysetHandle.newBuilder()
          .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
          .setConfiguration(Keyset.ALGORITHMS)
          .build()
          .getPrimitive(Keyset.ALGORITHMS, Aead.class);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no AES-GCM", impossible);
    }
  }

  @Override
  public String toString() {
    return "MasterKey[…]";
  }
}
