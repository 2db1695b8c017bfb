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
import org.precedent.platform.settings.Setting;
import org.precedent.platform.settings.Settings;

/**
 * The key that wraps the keyset file: 32 bytes for AES-256-GCM. While it takes the place of an old
 * one, it also opens what that one wrapped. Thread-safe; {@code toString} shows nothing of it.
 */
public final class MasterKey {

  private static final int SIZE = 32;

  private final AesGcmKey key;
  private final Aead aead;

  private MasterKey(AesGcmKey key, Optional<AesGcmKey> old) {
    this.key = key;
    this.aead = aead(key, old);
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
   * The key that the settings name, if they do, in place of the old one, if they name that, too.
   *
   * @throws KeysetException if one of them can't be read, or is none, or is named twice, or only
   *     the old one is named, or both are the same
   */
  public static Optional<MasterKey> configured(Settings settings) {
    Optional<MasterKey> key = named(settings, Settings.MASTER_KEY, Settings.MASTER_KEY_FILE);
    Optional<MasterKey> old =
        named(settings, Settings.MASTER_KEY_OLD, Settings.MASTER_KEY_OLD_FILE);
    if (key.isEmpty() && old.isPresent()) {
      throw new KeysetException(
          "An old master key is set, but none in its place: set PRECEDENT_MASTER_KEY, or the file"
              + " that holds it, too.");
    }
    return key.map(own -> old.map(own::inPlaceOf).orElse(own));
  }

  // Which one counts would be a guess, and the wrong guess loses the key.
  private static void requireOne(
      Settings settings, Setting<Optional<String>> key, Setting<Optional<Path>> file) {
    if (settings.get(key).isPresent() && settings.get(file).isPresent()) {
      throw new KeysetException(
          "%s and %s are both set: only one of them can hold the key."
              .formatted(key.environmentName(), file.environmentName()));
    }
  }

  /** This key, which now also opens what the old one wrapped. */
  MasterKey inPlaceOf(MasterKey old) {
    if (key.equalsKey(old.key)) {
      throw new KeysetException(
          "PRECEDENT_MASTER_KEY_OLD is the same key as PRECEDENT_MASTER_KEY: nothing would change.");
    }
    return new MasterKey(key, Optional.of(old.key));
  }

  /** This key, which opens only what it wrapped itself. */
  MasterKey alone() {
    return new MasterKey(key, Optional.empty());
  }

  Aead aead() {
    return aead;
  }

  private static Optional<MasterKey> named(
      Settings settings, Setting<Optional<String>> key, Setting<Optional<Path>> file) {
    requireOne(settings, key, file);
    return settings
        .get(key)
        .map(text -> parse(text, key.environmentName()))
        .or(() -> settings.get(file).map(MasterKey::read));
  }

  private static MasterKey parse(String base64, String what) {
    byte[] key = decode(base64.strip());
    if (key.length != SIZE) {
      throw new KeysetException(
          what + " must be 32 bytes in base64, as `openssl rand -base64 32` prints them.");
    }
    return new MasterKey(imported(key), Optional.empty());
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException noBase64) {
      return new byte[0];
    }
  }

  @AccessesPartialKey
  private static AesGcmKey imported(byte[] bytes) {
    try {
      return AesGcmKey.builder()
          .setParameters(
              AesGcmParameters.builder()
                  .setKeySizeBytes(SIZE)
                  .setIvSizeBytes(12)
                  .setTagSizeBytes(16)
                  .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                  .build())
          .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
          .build();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no AES-GCM", impossible);
    }
  }

  // Without a prefix that tells which key wrapped it, Tink tries them all.
  private static Aead aead(AesGcmKey key, Optional<AesGcmKey> old) {
    try {
      KeysetHandle.Builder keys =
          KeysetHandle.newBuilder()
              .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary());
      old.ifPresent(one -> keys.addEntry(KeysetHandle.importKey(one).withRandomId()));
      return keys.setConfiguration(Keyset.ALGORITHMS)
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
